// SPDX-License-Identifier: AGPL-3.0-or-later

/** Accounts with their roles and last invitation, for whoever administers them. */
export const ACCOUNT_SQL = `
  select a.id, a.email, a.given_name as "givenName", a.family_name as "familyName", a.locale, a.disabled_at is not null as disabled, a.version,
         coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'organisation', o.name,
                            'areas', array(select x.key from area x where x.id = any (r.area_ids) order by x.number), 'convenzione', c.code,
                            'validFrom', r.valid_from, 'validTo', r.valid_to, 'version', r.version,
                            'current', access.today() between r.valid_from and coalesce(r.valid_to, 'infinity')) order by r.valid_from, r.id)
                     from access.account_role r left join access.organisation o on o.id = r.organisation_id left join convenzione c on c.id = r.convenzione_id
                    where r.account_id = a.id), '[]') as roles,
         (select jsonb_build_object('state', case when i.status = 'pending' and i.expires_at <= now() then 'expired' else i.status end,
                   'invitedAt', i.invited_at, 'expiresAt', i.expires_at, 'mailId', i.mail_id)
            from access.invitation i where i.account_id = a.id order by i.invited_at desc, i.id desc limit 1) as invitation
    from access.account a`;

/** An account that has not answered its invitation has no password; whether others have one is nobody's business. */
export const INVITED = `exists (select from access.invitation i where i.account_id = a.id)
  and not exists (select from access.invitation i where i.account_id = a.id and i.status = 'accepted')`;

/** Facts about what a new role names: $1 organisation, $2 convenzione (null: the newest), $3 whether it is partner staff's. */
export const ROLE_FACTS_SQL = `
  select (select o.kind from access.organisation o where o.id = $1) as "organisationKind", c.id as "convenzioneId",
         array(select x.id from area x where x.convenzione_id = c.id
                and (not $3 or exists (select from partner p where p.id = $1 and p.convenzione_id = c.id and x.id = any (p.area_ids)))) as "areaIds"
    from (select id from convenzione where $2::uuid is null or id = $2 order by starts_on desc, code limit 1) c`;
