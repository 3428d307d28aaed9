// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import type { Answer } from '../../api/types.js';

type Person = Answer<'/api/v1/people/{id}', 'get'>;
export type EnrolmentChoice = Person['enrolments'][number];
export type AssignmentChoice = Person['assignments'][number];

const usePersonSlice = (personId: string, needed = true) =>
  useQuery({
    queryKey: ['people', personId, 'enrolments'],
    enabled: needed,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}', { params: { path: { id: personId } }, signal })),
  });

/** The person's enrolments that a line may rest on; undefined while they are read. */
export function useEnrolments(personId: string, needed: boolean): EnrolmentChoice[] | undefined {
  const { data } = usePersonSlice(personId, needed);
  return data?.enrolments.filter(one => one.endsOn === null && (one.admission === 'within' || one.admission === 'admitted'));
}

/** What the person is entrusted to partners with; undefined while it is read. */
export function useAssignments(personId: string): AssignmentChoice[] | undefined {
  return usePersonSlice(personId).data?.assignments;
}

/** Partners to choose from; undefined while they are read. */
export function usePartnerChoices() {
  return useQuery({ queryKey: ['partners', 'choices'], queryFn: ({ signal }) => ok(api.GET('/api/v1/partners', { params: { query: { limit: 100 } }, signal })) }).data?.items;
}

/** Services of the directory to choose from; undefined while they are read. */
export function useServiceChoices() {
  return useQuery({ queryKey: ['services', 'choices'], queryFn: ({ signal }) => ok(api.GET('/api/v1/services', { params: { query: { limit: 100 } }, signal })) }).data?.items;
}
