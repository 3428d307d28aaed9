// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * The secret that stands after `#` in a link from a mail; '' without one. Browsers keep that part to themselves, and it leaves
 * the address at once: whoever looks at the screen, or at the history, finds nothing.
 */
export function useSecret(): string {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [secret, setSecret] = useState('');
  const given = hash.slice(1);
  // Another link opened in the same window is another secret.
  if (given !== '' && given !== secret) setSecret(given);
  useEffect(() => {
    if (given !== '') void navigate(pathname, { replace: true });
  }, [given, navigate, pathname]);
  return given === '' ? secret : given;
}
