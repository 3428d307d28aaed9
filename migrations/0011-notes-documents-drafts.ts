// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes, documents and what was typed but not yet saved. */
export class NotesDocumentsDrafts1700000000011 implements MigrationInterface {
  name = 'NotesDocumentsDrafts1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whoever inserts a row of a person names the person too, and the case must be that person's.
      alter table case_file add constraint case_file_of_person unique (id, person_id);

      -- The diary ---------------------------------------------------------------------------------------------
      create table note (
        id uuid primary key,
        person_id uuid not null references person,
        case_id uuid,
        kind text not null check (kind in ('contact_phone', 'visit', 'interview', 'message', 'meeting', 'observation', 'accompaniment')),
        happened_on date not null,
        happened_at time,
        minutes int check (minutes between 1 and 1440),
        text text not null,
        compartment text not null default 'general' check (compartment in ('general', 'judicial', 'substance_use', 'hiv', 'sexual_violence')),
        next_contact_on date check (next_contact_on >= happened_on),
        author_id uuid not null references access.account,
        corrects_id uuid,
        written_at timestamptz not null default now(),
        version int not null default 1,
        foreign key (case_id, person_id) references case_file (id, person_id),
        constraint note_place unique (id, person_id, compartment),
        -- A note that corrects another stands beside it: same person, same compartment, also when that is moved.
        constraint note_corrects foreign key (corrects_id, person_id, compartment) references note (id, person_id, compartment) on update cascade,
        check (corrects_id <> id)
      );
      comment on table note is 'The diary: its author edits for a day, with every earlier text kept; afterwards only another note corrects it.';
      create index note_person on note (person_id, happened_on desc, id desc);
      create index note_corrected on note (corrects_id) where corrects_id is not null;

      create table note_version (
        id uuid primary key,
        note_id uuid not null,
        person_id uuid not null references person,
        compartment text not null,
        number int not null check (number > 0),
        kind text not null,
        happened_on date not null,
        happened_at time,
        minutes int,
        text text not null,
        next_contact_on date,
        replaced_at timestamptz not null default now(),
        unique (note_id, number),
        -- What was first written in the wrong compartment moves with the note.
        foreign key (note_id, person_id, compartment) references note (id, person_id, compartment) on update cascade
      );
      create index note_version_person on note_version (person_id);

      -- A day to think again; then what was written stays, whoever asks (access.actor() is nobody while the owner loads rows).
      create function guard_note() returns trigger language plpgsql set search_path = public, pg_temp as $$
        begin
          if (access.actor()).account_id is null then return new; end if;
          if old.written_at < now() - interval '24 hours' then
            raise exception 'too late' using errcode = 'VS001', detail = 'note.too-late';
          end if;
          if new.author_id <> old.author_id or new.person_id <> old.person_id or new.written_at <> old.written_at
             or new.corrects_id is distinct from old.corrects_id or new.case_id is distinct from old.case_id then
            raise insufficient_privilege using message = 'who wrote it, when and of whom stays';
          end if;
          return new;
        end $$;
      create trigger guard_note before update on note for each row when (new.text is distinct from old.text or new.kind <> old.kind
        or new.author_id <> old.author_id or new.person_id <> old.person_id or new.written_at <> old.written_at or new.version <> old.version)
        execute function guard_note();

      -- Documents ---------------------------------------------------------------------------------------------
      create table document (
        id uuid primary key,
        person_id uuid not null references person,
        case_id uuid,
        kind text not null check (kind in ('identity', 'certificate', 'court_order', 'clinical_report', 'social_report', 'signed_plan', 'consent_form', 'other')),
        title text not null,
        dated_on date,
        compartment text not null default 'general' check (compartment in ('general', 'judicial', 'substance_use', 'hiv', 'sexual_violence')),
        file_name text not null,
        media_type text not null,
        bytes int not null check (bytes > 0),
        sha256 bytea not null check (octet_length(sha256) = 32),
        lineage_id uuid not null,
        number int not null default 1 check (number > 0),
        replaces_id uuid unique,
        replaced_at timestamptz,
        uploaded_by uuid not null references access.account,
        uploaded_at timestamptz not null default now(),
        withdrawn_at timestamptz,
        withdrawn_by uuid references access.account,
        withdrawn_reason text,
        version int not null default 1,
        foreign key (case_id, person_id) references case_file (id, person_id),
        constraint document_of_person unique (id, person_id),
        constraint document_place unique (id, person_id, compartment),
        constraint document_replaces foreign key (replaces_id, person_id, compartment) references document (id, person_id, compartment),
        check ((number = 1) = (replaces_id is null) and (number = 1) = (lineage_id = id)),
        check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3))
      );
      comment on column document.sha256 is 'Of the file as it was sent: the same file is not kept twice for a person.';
      create index document_person on document (person_id, id desc);
      create index document_lineage on document (lineage_id, number);
      -- Within one compartment: whoever writes there sees what is there, so a refusal tells nothing new.
      create unique index document_same on document (person_id, compartment, sha256) where withdrawn_at is null and replaced_at is null;

      create table document_content (
        document_id uuid primary key,
        person_id uuid not null references person,
        compartment text not null,
        cipher bytea not null,
        key_version int not null,
        foreign key (document_id, person_id, compartment) references document (id, person_id, compartment)
      );
      comment on table document_content is 'The file, encrypted (AES-256-GCM, bound to its row).';
      -- It is encrypted already, and so cannot be made smaller.
      alter table document_content alter column cipher set storage external;
      create index document_content_person on document_content (person_id);

      -- What a file was is never changed; that it was replaced or withdrawn is written down once.
      create function guard_document() returns trigger language plpgsql set search_path = public, pg_temp as $$
        begin
          if old.withdrawn_at is not null then
            raise exception 'withdrawn' using errcode = 'VS001', detail = 'document.withdrawn';
          end if;
          if old.replaced_at is not null then
            raise exception 'replaced' using errcode = 'VS001', detail = 'document.replaced';
          end if;
          -- What somebody signed on paper stays where it can be shown.
          if new.withdrawn_at is not null then
            if exists (select from plan_signatory s where s.document_id = old.id) then
              raise exception 'signed' using errcode = 'VS001', detail = 'document.signed';
            end if;
          end if;
          return new;
        end $$;
      create trigger guard_document before update on document for each row execute function guard_document();

      -- A plan signed on paper names the scan, which must be of the same person.
      alter table plan_signatory add constraint plan_signatory_document foreign key (document_id, person_id) references document (id, person_id);
      create index plan_signatory_document on plan_signatory (document_id) where document_id is not null;

      -- What was typed and not yet saved --------------------------------------------------------------------------
      -- Not FORCEd, like the other tables of the schema: a job of the owner forgets what is old.
      create table access.draft (
        account_id uuid not null references access.account,
        account_role_id uuid not null references access.account_role,
        key text not null check (key ~ '^[A-Za-z0-9_-]{16,64}$'),
        person_id uuid references person on delete cascade,
        cipher bytea not null,
        key_version int not null,
        saved_at timestamptz not null default now(),
        primary key (account_id, account_role_id, key)
      );
      comment on table access.draft is 'Encrypted, its author''s alone and only in the role in which it was typed; forgotten after 30 days.';
      create index draft_age on access.draft (saved_at);
      create index draft_person on access.draft (person_id) where person_id is not null;

      create function jobs.forget_drafts() returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
        delete from access.draft where saved_at < now() - interval '30 days'
      $$;

      select audit.watch(t::regclass) from unnest(array['note', 'note_version', 'document', 'document_content']) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function jobs.forget_drafts;
      drop table access.draft;
      alter table plan_signatory drop constraint plan_signatory_document;
      drop index plan_signatory_document;
      drop table document_content, document, note_version, note cascade;
      drop function guard_document, guard_note;
      alter table case_file drop constraint case_file_of_person;
    `);
  }
}
