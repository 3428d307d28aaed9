// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { OperatorError } from '../config/operator-error.js';

/** Row security does not bind a superuser, a role with BYPASSRLS or a table's owner: as one of them we do not start. */
@Injectable()
export class BootCheck implements OnModuleInit {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  async onModuleInit(): Promise<void> {
    const [role] = await this.source.query<{ name: string; above: boolean; owns: boolean }[]>(`
      select current_user as name, r.rolsuper or r.rolbypassrls as above,
             pg_has_role(current_user, 'owner', 'member')
               or exists (select from pg_tables where tableowner = current_user) as owns
        from pg_roles r where r.rolname = current_user`);
    if (role.above || role.owns) {
      throw new OperatorError(`The database role "${role.name}" is above row security. Set DATABASE_URL to the role app, which owns nothing.`);
    }
  }
}
