// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module, ValidationPipe, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule, DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PERMISSION } from './access/can.decorator.js';
import { AccountsModule } from './identity/accounts.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CryptoModule } from './crypto/crypto.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DraftsModule } from './drafts/drafts.module.js';
import { invalidBody } from './http/field-texts.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MailModule } from './mail/mail.module.js';
import { ProblemFilter } from './http/problem.filter.js';
import { StatusController } from './http/status.controller.js';
import { UnitOfWorkInterceptor } from './http/unit-of-work.interceptor.js';

@Module({
  imports: [DatabaseModule, CryptoModule, JobsModule, MailModule, DiscoveryModule, IdentityModule, AccountsModule, AuditModule, DraftsModule],
  controllers: [StatusController],
  providers: [
    { provide: APP_INTERCEPTOR, useClass: UnitOfWorkInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
    {
      provide: APP_PIPE,
      useValue: new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true, stopAtFirstError: false, exceptionFactory: invalidBody }),
    },
  ],
})
export class PlatformModule implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** A route that says neither @Can, @SignedIn nor @Public is a mistake, and the process does not start with it. */
  onApplicationBootstrap(): void {
    for (const { instance, metatype } of this.discovery.getControllers()) {
      if (!instance || !metatype) continue;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const handler = (instance as Record<string, () => unknown>)[name];
        const isRoute = Reflect.hasMetadata('path', handler);
        if (isRoute && !this.reflector.getAllAndOverride(PERMISSION, [handler, metatype])) {
          throw new Error(`${metatype.name}.${name} has no permission: add @Can, @SignedIn or @Public.`);
        }
      }
    }
  }
}
