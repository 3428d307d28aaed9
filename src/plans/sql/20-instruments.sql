-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Assessment instruments: key, version, ranges and direction. Words of single items are shipped only where they are ours or in
-- the public domain; of the others the platform keeps scores, and whoever rates uses the publisher's form.
-- Texts are refreshed at every release; a range that changes is another version, with a row of its own.

create function public.instrument_numbered(how_many int, lowest int, highest int) returns jsonb language sql as $$
  select jsonb_agg(jsonb_build_object('key', i::text, 'min', lowest, 'max', highest, 'step', 1) order by i) from generate_series(1, how_many) i $$;
create function public.instrument_part(the_key text, it text, en text, items text[] default '{}', lowest numeric default null, highest numeric default null) returns jsonb language sql as $$
  select jsonb_strip_nulls(jsonb_build_object('key', the_key, 'name_it', it, 'name_en', en, 'items', to_jsonb(items), 'min', lowest, 'max', highest)) $$;
create function public.instrument_total(the_method text, lowest numeric, highest numeric) returns jsonb language sql as $$
  select jsonb_build_object('method', the_method, 'min', lowest, 'max', highest) $$;
create function public.instrument_named(lowest int, highest int, names text[]) returns jsonb language sql as $$
  select jsonb_agg(jsonb_build_object('key', i::text, 'min', lowest, 'max', highest, 'step', 1, 'name_it', names[2 * i - 1], 'name_en', names[2 * i]) order by i)
    from generate_series(1, cardinality(names) / 2) i $$;

insert into instrument (id, key, version, name_it, name_en, note_it, note_en, axis, direction, definition, valid_from)
-- An id that follows from key and edition, in the form of a name-based UUID.
select overlay(overlay(md5('instrument/' || key || '/' || version) placing '5' from 13) placing '8' from 17)::uuid, key, version, name_it, name_en, note_it, note_en, axis, direction, definition, '2024-01-01'
  from (values
  ('honos', '1996', 'HoNOS', 'HoNOS', 'Dodici voci da 0 a 4: punteggi alti indicano problemi più gravi.', 'Twelve items from 0 to 4: high scores mean more severe problems.', null, 'lower_is_better',
   jsonb_build_object('items', public.instrument_numbered(12, 0, 4), 'total', public.instrument_total('sum', 0, 48), 'subscales', jsonb_build_array(
     public.instrument_part('behaviour', 'Comportamento', 'Behaviour', '{1,2,3}'), public.instrument_part('impairment', 'Menomazione', 'Impairment', '{4,5}'),
     public.instrument_part('symptoms', 'Sintomi', 'Symptoms', '{6,7,8}'), public.instrument_part('social', 'Funzionamento sociale', 'Social functioning', '{9,10,11,12}')))),
  ('gaf', 'DSM-IV', 'VGF (GAF)', 'GAF', 'Un solo punteggio da 1 a 100: più è alto, meglio la persona funziona.', 'One score from 1 to 100: the higher, the better the person functions.', null, 'higher_is_better',
   jsonb_build_object('items', '[]'::jsonb, 'subscales', '[]'::jsonb, 'total', public.instrument_total('entered', 1, 100))),
  ('whodas', '2.0', 'WHODAS 2.0', 'WHODAS 2.0', 'Punteggio complessivo da 0 a 100: più è alto, maggiore è la difficoltà.', 'Overall score from 0 to 100: the higher, the greater the difficulty.', null, 'lower_is_better',
   jsonb_build_object('items', '[]'::jsonb, 'subscales', '[]'::jsonb, 'total', public.instrument_total('entered', 0, 100))),
  ('whoqol_bref', '1998', 'WHOQOL-BREF', 'WHOQOL-BREF', 'Quattro aree da 0 a 100, senza un totale: più è alto, migliore è la qualità di vita.', 'Four domains from 0 to 100, without a total: the higher, the better the quality of life.', null, 'higher_is_better',
   jsonb_build_object('items', '[]'::jsonb, 'total', null, 'subscales', jsonb_build_array(
     public.instrument_part('physical', 'Fisica', 'Physical', '{}', 0, 100), public.instrument_part('psychological', 'Psicologica', 'Psychological', '{}', 0, 100),
     public.instrument_part('social', 'Relazioni sociali', 'Social relations', '{}', 0, 100), public.instrument_part('environment', 'Ambiente', 'Environment', '{}', 0, 100)))),
  ('cansas', '2003', 'CANSAS', 'CANSAS', 'Bisogni soddisfatti e non soddisfatti, da 0 a 22 ciascuno.', 'Met and unmet needs, from 0 to 22 each.', null, 'lower_is_better',
   jsonb_build_object('items', '[]'::jsonb, 'total', null, 'subscales', jsonb_build_array(
     public.instrument_part('unmet', 'Bisogni non soddisfatti', 'Unmet needs', '{}', 0, 22), public.instrument_part('met', 'Bisogni soddisfatti', 'Met needs', '{}', 0, 22)))),
  ('lsp', '16', 'LSP-16', 'LSP-16', 'Punteggio complessivo da 0 a 48: più è alto, maggiore è la difficoltà nella vita quotidiana.', 'Overall score from 0 to 48: the higher, the greater the difficulty in daily life.', null, 'lower_is_better',
   jsonb_build_object('items', '[]'::jsonb, 'subscales', '[]'::jsonb, 'total', public.instrument_total('entered', 0, 48))),
  ('recovery_star', '3', 'Recovery Star', 'Recovery Star', 'Dieci aree da 1 a 10: più è alto, più avanti è il percorso.', 'Ten areas from 1 to 10: the higher, the further on the path.', null, 'higher_is_better',
   jsonb_build_object('items', public.instrument_numbered(10, 1, 10), 'subscales', '[]'::jsonb, 'total', public.instrument_total('mean', 1, 10))),
  ('vado', '1998', 'VADO', 'VADO', 'Un solo punteggio da 1 a 100: più è alto, meglio la persona funziona.', 'One score from 1 to 100: the higher, the better the person functions.', null, 'higher_is_better',
   jsonb_build_object('items', '[]'::jsonb, 'subscales', '[]'::jsonb, 'total', public.instrument_total('entered', 1, 100))),
  ('bprs', '18', 'BPRS-18', 'BPRS-18', 'Diciotto voci da 1 (assente) a 7 (gravissimo), di pubblico dominio.', 'Eighteen items from 1 (absent) to 7 (extremely severe), in the public domain.', null, 'lower_is_better',
   jsonb_build_object('subscales', '[]'::jsonb, 'total', public.instrument_total('sum', 18, 126), 'items', public.instrument_named(1, 7, array[
     'Preoccupazioni per il corpo', 'Somatic concern', 'Ansia', 'Anxiety', 'Ritiro emotivo', 'Emotional withdrawal', 'Disorganizzazione del pensiero', 'Conceptual disorganisation',
     'Sentimenti di colpa', 'Guilt feelings', 'Tensione', 'Tension', 'Manierismi e posture', 'Mannerisms and posturing', 'Grandiosità', 'Grandiosity',
     'Umore depresso', 'Depressive mood', 'Ostilità', 'Hostility', 'Sospettosità', 'Suspiciousness', 'Allucinazioni', 'Hallucinatory behaviour',
     'Rallentamento motorio', 'Motor retardation', 'Mancanza di collaborazione', 'Uncooperativeness', 'Contenuti insoliti del pensiero', 'Unusual thought content',
     'Appiattimento affettivo', 'Blunted affect', 'Eccitamento', 'Excitement', 'Disorientamento', 'Disorientation'])))
  ) as i (key, version, name_it, name_en, note_it, note_en, axis, direction, definition)
on conflict (key, version) do update set name_it = excluded.name_it, name_en = excluded.name_en, note_it = excluded.note_it, note_en = excluded.note_en;

drop function public.instrument_numbered, public.instrument_part, public.instrument_total, public.instrument_named;
