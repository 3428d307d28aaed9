// SPDX-License-Identifier: AGPL-3.0-or-later
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Session } from '../../api/types.js';

type Who = string | null;
const whoIs = (session: Session | null): Who => session && `${session.account.id} ${session.role.id}`;

/**
 * All tabs share one cookie. When another tab signs out, changes role or lets someone else in, this
 * one would go on showing, and writing with, what it no longer is: `changed` turns true. When it is
 * still the same account and role (signed in again elsewhere), the session is just read anew.
 */
export function useOtherTabs(session: Session | null, readAnew: () => void) {
  const [changed, setChanged] = useState(false);
  const channel = useMemo(() => new BroadcastChannel('session'), []);
  const here = useRef<Who>(null);
  const anew = useRef(readAnew);
  useEffect(() => {
    here.current = whoIs(session);
    anew.current = readAnew;
  });
  useEffect(() => {
    const hear = (event: MessageEvent<Who>) => {
      if (event.data === here.current || here.current === null) anew.current();
      else setChanged(true);
    };
    channel.addEventListener('message', hear);
    return () => channel.removeEventListener('message', hear);
  }, [channel]);
  const tell = useCallback((next: Session | null) => channel.postMessage(whoIs(next)), [channel]);
  return { changed, tell };
}
