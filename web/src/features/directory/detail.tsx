// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useTexts } from './texts.js';

/** One service: where it is and how to reach it. */
export default function ServicePage() {
  const t = useTexts();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['services', id], queryFn: ({ signal }) => ok(api.GET('/api/v1/services/{id}', { params: { path: { id } }, signal })) });
  return (
    <Loaded query={query} page>
      {service => (
        <Page title={service.name} lead={<p>{t(`kinds.${service.kind}`)}</p>}>
          <Facts
            blank={t('blank')}
            facts={[
              { label: t('address'), value: service.address },
              { label: t('municipio'), value: service.municipio === null ? null : t('municipioNumber', { number: service.municipio }) },
              { label: t('phone'), value: service.phone && <a href={`tel:${service.phone.replace(/[^+\d]/g, '')}`}>{service.phone}</a> },
              { label: t('email'), value: service.email && <a href={`mailto:${service.email}`}>{service.email}</a> },
              { label: t('hours'), value: service.openingHours },
              { label: t('checkedOn'), value: formatDate(service.checkedOn) },
              { label: t('notes'), value: service.notes },
            ]}
          />
        </Page>
      )}
    </Loaded>
  );
}
