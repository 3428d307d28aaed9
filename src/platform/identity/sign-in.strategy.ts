// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { isString } from 'class-validator';
import { Problem } from '../http/problem.js';
import { SignInService } from './sign-in.service.js';

/** Password sign-in through Passport; other ways to prove who one is become further strategies beside it. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'password') {
  constructor(private readonly signIn: SignInService) {
    super({ usernameField: 'email', passwordField: 'password' });
  }

  async validate(email: unknown, password: unknown): Promise<{ accountId: string }> {
    if (!isString(email) || !isString(password) || email.length > 254 || password.length > 200) throw new Problem('sign-in.refused');
    return { accountId: await this.signIn.verify(email, password) };
  }
}

@Injectable()
export class PasswordGuard extends AuthGuard('password') {
  /** Passport answers a missing field with its own error; ours is one for all. */
  override handleRequest<T>(error: unknown, user: T | false): T {
    if (error instanceof Error) throw error;
    if (!user) throw new Problem('sign-in.refused');
    return user;
  }
}
