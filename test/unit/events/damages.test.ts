import { damageLine, readDamages, readHotspotDamages } from '../../../nodes/Pave/events/damages';
import { isStandIn } from '../../../nodes/Pave/events/photos';

const one = (damage: object, photos: object[] = []) =>
	(readDamages({ detected_damages: [damage] }, photos) ?? [])[0];

test.each([
	['WHEEL_FRONT_LEFT', 'Front left wheel', 'Front left'],
	['LIGHT_HEAD_FRONT_LEFT', 'Front left head light', 'Front left'],
	['BUMPER_REAR_UNIQUE', 'Rear bumper', 'Rear'],
	['HOOD_UNIQUE', 'Hood', null],
	['something new', 'Something new', null],
	['', null, null],
	[null, null, null],
])('the component %j is "%s"', (code, component, side) => {
	expect(one({ component: code })).toMatchObject({ component, side });
});

test.each([
	['CURB_RASH_MINOR', 'Curb rash', 'Minor'],
	['DENTED_MEDIUM_THROUGH_PAINT', 'Dented through paint', 'Medium'],
	['RUST', 'Rust', null],
])('the damage %j is "%s", %s', (damage_name, damage, severity) => {
	expect(one({ damage_name })).toMatchObject({ damage, severity });
});

test('the photo is its own, else the one taken in that step', () => {
	const photos = [{ photo_code: 4, photo_label: 'Left', url: 'https://x/04.jpg' }];
	expect(one({ photo: { code: '04', url: 'https://x/marked.jpg' } }, photos)).toMatchObject({
		photo_label: 'Left',
		photo_url: 'https://x/marked.jpg',
	});
	expect(one({ photo: { code: '04', url: false } }, photos).photo_url).toBe('https://x/04.jpg');
	expect(one({}, photos)).toMatchObject({ photo_label: null, photo_url: null });
});

test.each([
	[
		{ component: 'HOOD_UNIQUE', damage_name: 'DENTED_MAJOR', grade_score: '3' },
		'Hood: dented, major (grade 3)',
	],
	[{ component: 'HOOD_UNIQUE', description: 'Big dent' }, 'Hood: big dent'],
	[{}, 'Damage: not described'],
])('%j in one line', (damage, line) => {
	expect(damageLine(one(damage))).toBe(line);
});

test.each([undefined, null, 'gone', {}, { detected_damages: null }])(
	'no list in %j',
	(inspection) => {
		expect(readDamages(inspection, undefined)).toBeNull();
	},
);

test('hotspot results hold the damages in their photos, whatever else is in them', () => {
	const photo = {
		photo_label: 'Rear',
		url: 'https://x/8.jpg',
		inspection_data: [{ damage_name: 'RUST' }, null],
	};
	expect(readHotspotDamages([photo, null, { inspection_data: null }])).toMatchObject([
		{ damage: 'Rust', photo_label: 'Rear', photo_url: 'https://x/8.jpg' },
	]);
	expect(readHotspotDamages(undefined)).toEqual([]);
});

describe('the stand-in picture of what was typed in', () => {
	const taken = { photo_code: 4, url: 'https://cdn/KEY-1/KEY-1_04.jpg' };
	const own = { photo_code: 1, url: 'https://cdn/default/vin.jpg' };

	test('is told by the session key that its address lacks', () => {
		expect(isStandIn(own, [own, taken], 'KEY-1')).toBe(true);
		expect(isStandIn(taken, [own, taken], 'KEY-1')).toBe(false);
		expect(isStandIn({ ...own, photo_code: 5 }, [own, taken], 'KEY-1')).toBe(false);
	});

	test('cannot be told where no address has the key, so all count as taken', () => {
		expect(isStandIn(own, [own], 'KEY-1')).toBe(false);
		expect(isStandIn(own, [own, taken], null)).toBe(false);
	});
});
