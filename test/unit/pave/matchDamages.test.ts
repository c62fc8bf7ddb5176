import type { IDataObject } from 'n8n-workflow';

import { readDamages, type Damage } from '../../../nodes/Pave/events/damages';
import { matchDamages } from '../../../nodes/Pave/resources/session/matchDamages';

const found = (component: string, damage_name: string, more: IDataObject = {}): IDataObject => ({
	component,
	damage_name,
	coodrs: { x: 10, y: 10 },
	photo: { code: '04' },
	...more,
});
const damages = (...list: IDataObject[]): Damage[] =>
	readDamages({ detected_damages: list }, []) ?? [];
const at = (x: number, y: number) => ({ coodrs: { x, y } });

const findings = (before: IDataObject[], after: IDataObject[]) =>
	matchDamages(damages(...before), damages(...after)).map(({ finding }) => finding);

test.each<[string, IDataObject[], IDataObject[], string[]]>([
	['nothing twice', [], [], []],
	['one that is new', [], [found('HOOD_UNIQUE', 'DENTED_MINOR')], ['new']],
	['one that is gone', [found('HOOD_UNIQUE', 'DENTED_MINOR')], [], ['gone']],
	['the same', [found('HOOD', 'DENTED_MINOR')], [found('HOOD', 'DENTED_MINOR')], ['same']],
	[
		'a part named in another order',
		[found('DOOR_REAR_LEFT', 'SCRAPED_MINOR')],
		[found('Rear_Left_Door_UNIQUE', 'SCRAPED_MINOR', at(90, 90))],
		['same'],
	],
	[
		'a part in other words',
		[found('LIGHT_HEAD_FRONT_LEFT', 'FOGGY_MINOR'), found('FENDER_LEFT', 'DENTED_MINOR')],
		[found('HEADLIGHT_FRONT_LEFT', 'FOGGY_MINOR'), found('WING_LEFT', 'DENTED_MINOR')],
		['same', 'same'],
	],
	[
		'one graded higher',
		[found('HOOD', 'DENTED_MINOR', { grade_score: 1 })],
		[found('HOOD', 'DENTED_MINOR', { grade_score: 2 })],
		['worse'],
	],
	[
		'one graded lower',
		[found('HOOD', 'DENTED_MAJOR', { grade_score: 3 })],
		[found('HOOD', 'DENTED_MINOR', { grade_score: 2 })],
		['same'],
	],
	[
		'one more severe, without grades',
		[found('HOOD', 'DENTED_MINOR')],
		[found('HOOD', 'DENTED_MAJOR')],
		['worse'],
	],
	[
		'one that is through the paint now',
		[found('HOOD', 'DENTED_MINOR')],
		[found('HOOD', 'DENTED_MINOR_THROUGH_PAINT')],
		['worse'],
	],
	[
		'a second one on the same part',
		[found('HOOD', 'DENTED_MINOR', at(10, 10))],
		[found('HOOD', 'DENTED_MINOR', at(70, 70)), found('HOOD', 'DENTED_MINOR', at(12, 11))],
		['new', 'same'],
	],
	[
		'another kind at the same place',
		[found('HOOD', 'SCRAPED_MINOR')],
		[found('HOOD', 'SCRATCHED_MINOR', at(12, 12))],
		['same'],
	],
	[
		'another kind elsewhere on the part',
		[found('HOOD', 'SCRAPED_MINOR')],
		[found('HOOD', 'DENTED_MINOR', at(80, 80))],
		['new', 'gone'],
	],
	[
		'the neighbouring part at the same place',
		[found('DOOR_FRONT_LEFT', 'SCRAPED_MINOR')],
		[found('FENDER_FRONT_LEFT', 'SCRAPED_MINOR', at(13, 13))],
		['same'],
	],
	[
		'the same place of another photo',
		[found('DOOR_FRONT_LEFT', 'SCRAPED_MINOR')],
		[found('DOOR_FRONT_RIGHT', 'SCRAPED_MINOR', { photo: { code: '07' } })],
		['new', 'gone'],
	],
	[
		'other part and kind at one place',
		[found('HOOD', 'SCRAPED_MINOR')],
		[found('BUMPER_FRONT', 'DENTED_MINOR')],
		['new', 'gone'],
	],
	['what tells nothing', [{}], [{}], ['same']],
])('tells %s', (_, before, after, expected) => {
	expect(findings(before, after)).toEqual(expected);
});

test('of several on one part, the nearest belong together, and each is used once', () => {
	const before = damages(
		found('HOOD', 'DENTED_MINOR', at(10, 10)),
		found('HOOD', 'DENTED_MINOR', at(60, 60)),
	);
	const after = damages(
		found('HOOD', 'DENTED_MINOR', at(58, 61)),
		found('HOOD', 'DENTED_MINOR', at(11, 9)),
	);
	const matches = matchDamages(before, after);
	expect(matches).toHaveLength(2);
	for (const { before: old, after: now } of matches) {
		expect(Math.abs(Number(old?.position_x) - Number(now?.position_x))).toBeLessThan(3);
	}
});

test('neither list is changed, and no damage is lost or told twice', () => {
	const before = damages(found('A', 'X'), found('A', 'X'), found('B', 'X'), {});
	const after = damages(found('A', 'X'), found('C', 'Y', at(90, 90)));
	const matches = matchDamages(before, after);
	expect(before).toHaveLength(4);
	const told = matches.flatMap((match) => match.before ?? []);
	expect(told).toHaveLength(4);
	expect(new Set(told)).toEqual(new Set(before));
	expect(new Set(matches.flatMap((match) => match.after ?? []))).toEqual(new Set(after));
});
