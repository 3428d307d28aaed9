// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module, type DynamicModule } from '@nestjs/common';
import { ActivitiesModule } from './activities/activities.module.js';
import { PersonExportModule } from './reports/person-export/person-export.module.js';
import { PlanPrintModule } from './reports/plan-print/plan-print.module.js';
import { SocialReportsModule } from './reports/social-reports/social-reports.module.js';
import { DeskModule } from './desks/desk/desk.module.js';
import { TimelineModule } from './reports/timeline/timeline.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import { DocumentsModule } from './participants/documents/documents.module.js';
import { AgendaModule } from './participants/agenda/agenda.module.js';
import { ExitModule } from './participants/exit/exit.module.js';
import { IntakeModule } from './participants/intake.module.js';
import { MatchingModule } from './participants/matching/matching.module.js';
import { NotesModule } from './participants/notes/notes.module.js';
import { ParticipantsModule } from './participants/participants.module.js';
import { ViewersModule } from './participants/viewers/viewers.module.js';
import { PersonRecordModule } from './participants/record/record.module.js';
import { GovernanceModule } from './governance/governance.module.js';
import { IndicatorsModule } from './indicators/indicators.module.js';
import { PartnersModule } from './partners/partners.module.js';
import type { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { RetentionModule } from './participants/retention/retention.module.js';
import { AssessmentsModule } from './plans/assessments/assessments.module.js';
import { PlansModule } from './plans/plans.module.js';
import { ProgrammeModule } from './programme/programme.module.js';

/** The house: modules in the order in which they may import each other, lowest first. */
@Module({})
export class AppModule {
  static of(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.of(config), PlatformModule, ProgrammeModule, DirectoryModule, PartnersModule, ParticipantsModule, ExitModule, AgendaModule, IntakeModule, PersonRecordModule, ViewersModule, MatchingModule, NotesModule, DocumentsModule, RetentionModule, PlansModule, AssessmentsModule, ActivitiesModule, IndicatorsModule, GovernanceModule, PersonExportModule, PlanPrintModule, SocialReportsModule, TimelineModule, DeskModule],
    };
  }
}
