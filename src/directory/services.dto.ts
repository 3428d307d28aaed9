// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, Optional, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';

const SERVICE_KINDS = ['cps', 'npia', 'serd', 'smi', 'uepe', 'ussm', 'celav', 'polo_lavoro', 'asst', 'judicial_office', 'prison', 'rems', 'social_service', 'school', 'direzione', 'other'] as const;

export class ServicesQuery extends PageQuery {
  /** Words or fragments of name, kind, address or Municipio; capitals and accents do not matter. */
  @Optional() @Text(100)
  q?: string;

  @Optional() @Choice(SERVICE_KINDS)
  kind?: string;
}

/** A service that the programme works with. */
export class ServiceDto {
  id: string;
  @ApiProperty({ enum: [...SERVICE_KINDS] })
  kind: string;
  name: string;
  /** 1 to 9; null for services of the whole city. */
  municipio: number | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  openingHours: string | null;
  notes: string | null;
  /** When somebody last made sure that this is right. */
  checkedOn: string | null;
  version: number;
}

export class ServicePageDto {
  items: ServiceDto[];
  nextCursor: string | null;
}
