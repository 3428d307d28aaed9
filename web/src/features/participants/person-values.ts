// SPDX-License-Identifier: AGPL-3.0-or-later
import { purposes } from '../person-file/model.js';
import type { EntryField, Participation, Person, Purpose, Referral } from '../person-file/model.js';

/** What is known of a person, as a form holds it: '' where nothing is known. */
export interface PersonValues {
  givenName: string;
  familyName: string;
  alias: string;
  birthDate: string;
  sex: string;
  citizenship: string;
  taxCode: string;
  characteristics: EntryValues;
}

/** The ESF+ characteristics, as a form holds them. */
export interface EntryValues {
  employmentStatus: string;
  unemployedMonths: number | null;
  education: string;
  disability: string;
  foreignBackground: string;
  minority: string;
  homeless: string;
  /** 'yes', 'no' or ''. */
  rural: string;
}

/** One purpose in the registration form. */
interface ConsentValues {
  given: boolean;
  legalBasis: string;
  givenOn: string;
}

export interface RegistrationValues extends PersonValues {
  openedOn: string;
  consents: Record<Purpose, ConsentValues>;
}

const noEntryData: EntryValues = {
  employmentStatus: '', unemployedMonths: null, education: '', disability: '', foreignBackground: '', minority: '', homeless: '', rural: '',
};
const nobody: PersonValues = {
  givenName: '', familyName: '', alias: '', birthDate: '', sex: '', citizenship: '', taxCode: '', characteristics: noEntryData,
};

/** A blank registration on a day, with what a referral brings. */
export function newRegistration(today: string, referral?: Referral | null): RegistrationValues {
  const consents = Object.fromEntries(
    purposes.map(purpose => [purpose, { given: false, legalBasis: purpose === 'taking_in_charge' ? 'public_interest' : 'explicit_consent', givenOn: today }]),
  ) as Record<Purpose, ConsentValues>;
  // One name in a single piece is what somebody is known by, until its parts are.
  const parts = referral?.givenName ?? referral?.familyName;
  const known = referral && {
    givenName: referral.givenName ?? '', familyName: referral.familyName ?? '', alias: referral.alias ?? (parts ? '' : referral.personName), birthDate: referral.birthDate ?? '',
  };
  return { ...nobody, ...known, openedOn: today, consents };
}

/** A person on record, as the form edits it. */
export function valuesOf({ givenName, familyName, alias, identity, characteristics }: Person): PersonValues {
  return {
    givenName: givenName ?? '',
    familyName: familyName ?? '',
    alias: alias ?? '',
    birthDate: identity?.birthDate ?? '',
    sex: identity?.sex ?? '',
    citizenship: identity?.citizenship ?? '',
    taxCode: identity?.taxCode ?? '',
    characteristics: entryValuesOf(characteristics),
  };
}

export function entryValuesOf(known: Person['characteristics'] | Participation): EntryValues {
  if (!known) return noEntryData;
  return {
    employmentStatus: known.employmentStatus ?? '',
    unemployedMonths: known.unemployedMonths,
    education: known.education ?? '',
    disability: known.disability ?? '',
    foreignBackground: known.foreignBackground ?? '',
    minority: known.minority ?? '',
    homeless: known.homeless ?? '',
    rural: known.rural === null ? '' : known.rural ? 'yes' : 'no',
  };
}

/** '' as null; otherwise one of the keys that the form offered. */
const orNull = <Key extends string>(text: string): Key | null => (text.trim() === '' ? null : (text.trim() as Key));

function entryBody(values: EntryValues) {
  return {
    employmentStatus: orNull<'unemployed' | 'inactive' | 'employed'>(values.employmentStatus),
    unemployedMonths: values.employmentStatus === 'unemployed' ? values.unemployedMonths : null,
    education: orNull<'isced_0_2' | 'isced_3_4' | 'isced_5_8'>(values.education),
    disability: orNull<'yes' | 'no' | 'refused'>(values.disability),
    foreignBackground: orNull<'yes' | 'no' | 'refused'>(values.foreignBackground),
    minority: orNull<'yes' | 'no' | 'refused'>(values.minority),
    homeless: orNull<'yes' | 'no' | 'refused'>(values.homeless),
    rural: values.rural === '' ? null : values.rural === 'yes',
  };
}

/** What a change sends: everything that the form shows. */
export function personBody(values: PersonValues) {
  return {
    givenName: orNull(values.givenName),
    familyName: orNull(values.familyName),
    alias: orNull(values.alias),
    birthDate: orNull(values.birthDate),
    sex: orNull<'female' | 'male' | 'non_binary'>(values.sex),
    citizenship: orNull(values.citizenship),
    taxCode: orNull(values.taxCode),
    characteristics: entryBody(values.characteristics),
  };
}

/** What a registration sends: only what is known. */
export function registrationBody(values: RegistrationValues, referralId: string | null) {
  return {
    ...personBody(values),
    openedOn: values.openedOn,
    consents: givenPurposes(values).map(purpose => ({
      purpose,
      legalBasis: values.consents[purpose].legalBasis as 'public_interest' | 'explicit_consent' | 'legal_obligation',
      givenOn: values.consents[purpose].givenOn,
    })),
    ...(referralId ? { referralId } : {}),
  };
}

/** The purposes that are ticked, in the order in which they are sent. */
export function givenPurposes({ consents }: RegistrationValues): Purpose[] {
  return purposes.filter(purpose => consents[purpose].given);
}

/** What the entry data still lack: `missing` keeps a participation from being reported, `unasked` does not. */
export function completenessOf(values: PersonValues): { missing: EntryField[]; unasked: EntryField[] } {
  const { characteristics: known } = values;
  const blank = (pairs: [EntryField, string][]) => pairs.filter(([, text]) => text === '').map(([field]) => field);
  const months: EntryField[] = known.employmentStatus === 'unemployed' && known.unemployedMonths === null ? ['unemployedMonths'] : [];
  return {
    missing: blank([
      ['sex', values.sex],
      ['birthDate', values.birthDate],
      ['employmentStatus', known.employmentStatus],
      ['education', known.education],
    ]),
    unasked: [
      ...blank([
        ['citizenship', values.citizenship],
        ['disability', known.disability],
        ['foreignBackground', known.foreignBackground],
        ['minority', known.minority],
        ['homeless', known.homeless],
        ['rural', known.rural],
      ]),
      ...months,
    ],
  };
}
