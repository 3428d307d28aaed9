// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import type { SessionRole } from '../../api/types.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Dropdown } from '../../ui/dropdown.js';
import { Icon } from '../../ui/icon.js';
import { notify } from '../../ui/toasts.js';
import { asProblem } from '../../api/problem.js';
import { problemText } from '../../ui/states.js';
import { useSession, useSignedIn } from './session.js';
import { roleName, useTexts } from './texts.js';

/** Who one is, in which role, for whom; the other roles; and the way out. */
export function UserMenu() {
  const t = useTexts();
  const { account, role } = useSignedIn();
  return (
    <Dropdown
      className="it-user-wrapper app-user"
      buttonClassName="btn btn-primary btn-icon btn-full app-user-button"
      menuClassName="app-user-menu"
      label={
        <>
          <span className="rounded-icon">
            <Icon name="user" className="icon-primary" />
          </span>
          <span className="visually-hidden">{`${t('menu.label')}: `}</span>
          <span className="app-user-name">
            {account.name}
            <span className="app-user-role">{roleName(role.role)}</span>
          </span>
          <Icon name="expand" className="icon-white icon-sm" />
        </>
      }
    >
      <UserPanel />
    </Dropdown>
  );
}

function UserPanel() {
  const t = useTexts();
  const { account, role, roles } = useSignedIn();
  const { signOut } = useSession();
  const others = roles.filter(other => other.id !== role.id);
  const leave = async () => {
    try {
      await signOut();
      notify('success', t('menu.signedOut'));
    } catch (error) {
      notify('error', problemText(asProblem(error)));
    }
  };
  return (
    <>
      <div className="app-user-now">
        <p className="app-user-now-name">{account.name}</p>
        <p>{`${t('menu.current')} `}</p>
        <p className="fw-semibold">{roleName(role.role)}</p>
        <Place role={role} />
      </div>
      <Link className="app-user-item" to="/profilo">
        <Icon name="user" className="icon-sm icon-primary" />
        {t('menu.profile')}
      </Link>
      {others.length > 0 && <RoleSwitch roles={others} />}
      <button type="button" className="app-user-item" onClick={() => void leave()}>
        <Icon name="logout" className="icon-sm icon-primary" />
        {t('menu.signOut')}
      </button>
    </>
  );
}

/** Organisation and areas of a role. */
function Place({ role }: { role: SessionRole }) {
  return (
    <>
      {role.organisation && <p>{role.organisation.name}</p>}
      {role.areas.length > 0 && (
        <p className="app-tags">
          {role.areas.map(area => (
            <AreaTag key={area.id} area={area} />
          ))}
        </p>
      )}
    </>
  );
}

function RoleSwitch({ roles }: { roles: SessionRole[] }) {
  const t = useTexts();
  const { switchRole } = useSession();
  const act = async (role: SessionRole) => {
    try {
      await switchRole(role.id);
      notify('success', t('menu.switched', { role: roleName(role.role) }));
    } catch (error) {
      notify('error', problemText(asProblem(error)));
    }
  };
  return (
    <div className="app-user-roles">
      <h2 className="app-user-heading">{t('menu.switchTitle')}</h2>
      {roles.map(role => (
        <button key={role.id} type="button" className="app-user-item" onClick={() => void act(role)}>
          <Icon name="exchange-circle" className="icon-sm icon-primary" />
          <span>
            {roleName(role.role)}
            {role.organisation && <span className="app-user-place">{role.organisation.name}</span>}
          </span>
        </button>
      ))}
    </div>
  );
}
