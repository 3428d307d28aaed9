// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Answer, Item, Sent } from '../../api/types.js';
import { notify } from '../../ui/toasts.js';
import { useForgetPeople } from '../person-file/use-person.js';

export type Contact = Item<'/api/v1/people/{id}/contacts'>;
export type Relation = Item<'/api/v1/people/{id}/relations'>;
export type Representative = Item<'/api/v1/people/{id}/representatives'>;
export type FormerValue = Item<'/api/v1/people/{id}/identity-history'>;
export type Member = Item<'/api/v1/cases/{id}/team'>;
export type Consent = Item<'/api/v1/people/{id}/consents'>;
export type Effects = Answer<'/api/v1/consents/{id}/withdrawal', 'get'>;
export type NewRepresentative = Sent<'/api/v1/people/{id}/representatives', 'post'>;

/** Keys of the record's words, in the order in which they are offered. */
export const contactKinds = ['mobile', 'phone', 'email', 'address', 'other'] as const;
export const relationKinds = ['mother', 'father', 'partner', 'child', 'sibling', 'grandparent', 'other_relative', 'friend', 'neighbour', 'volunteer', 'other'] as const;
export const representativeKinds = ['support_administrator', 'guardian', 'curator', 'parents', 'parent'] as const;
export const powers = ['health', 'assets', 'residence', 'services', 'sign_plan', 'personal_data'] as const;
export type Power = (typeof powers)[number];

export function useContacts(id: string) {
  return useQuery({ queryKey: ['people', id, 'contacts'], queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/contacts', { params: { path: { id } }, signal })) });
}

export function useRelations(id: string) {
  return useQuery({ queryKey: ['people', id, 'relations'], queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/relations', { params: { path: { id } }, signal })) });
}

export function useRepresentatives(id: string) {
  return useQuery({ queryKey: ['people', id, 'representatives'], queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/representatives', { params: { path: { id } }, signal })) });
}

export function useConsents(id: string) {
  return useQuery({ queryKey: ['people', id, 'consents'], queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/consents', { params: { path: { id } }, signal })) });
}

/** Read only when it is opened: each reading of it is noted. */
export function useHistory(id: string, opened: boolean) {
  return useQuery({
    queryKey: ['people', id, 'identity-history'], enabled: opened,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/identity-history', { params: { path: { id } }, signal })),
  });
}

export function useTeam(caseId: string) {
  return useQuery({ queryKey: ['cases', caseId, 'team'], queryFn: ({ signal }) => ok(api.GET('/api/v1/cases/{id}/team', { params: { path: { id: caseId } }, signal })) });
}

/** After a save on a page of its own: what hangs on the person is read again, and one is back where one came from. */
export function useSaved(back: string): (text?: string) => Promise<void> {
  const forget = useForgetPeople();
  const navigate = useNavigate();
  return async text => {
    await forget();
    if (text) notify('success', text);
    await navigate(back);
  };
}

/** A period that is over. */
export const isOver = (last: string | null, today: string): boolean => last !== null && last < today;
