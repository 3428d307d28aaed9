// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Header, Res, VERSION_NEUTRAL } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/can.decorator.js';
import { SignInService } from '../identity/sign-in.service.js';

/** How the service is, as RFC 9457 problem+json (ModI guidelines, RAC_REST_NAME_005: /status). */
export class StatusDto {
  title: string;
  status: number;
  detail: string;
}

@Controller({ path: 'status', version: VERSION_NEUTRAL })
export class StatusController {
  constructor(private readonly signIn: SignInService) {}

  @Get()
  @Public()
  @Header('content-type', 'application/problem+json; charset=utf-8')
  async show(@Res({ passthrough: true }) reply: FastifyReply): Promise<StatusDto> {
    const answers = await this.databaseAnswers();
    if (!answers) void reply.status(503).header('retry-after', '2');
    return answers
      ? { title: 'OK', status: 200, detail: 'Il servizio risponde.' }
      : { title: 'Servizio momentaneamente non disponibile', status: 503, detail: 'La banca dati non risponde.' };
  }

  /** Within half a second, on a connection that requests do not use: a busy pool is not a dead database. */
  private async databaseAnswers(): Promise<boolean> {
    const patience = new Promise<boolean>((resolve) => setTimeout(resolve, 500, false).unref());
    return Promise.race([patience, this.signIn.ping().then(() => true, () => false)]);
  }
}
