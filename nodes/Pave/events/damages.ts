import type { IDataObject } from 'n8n-workflow';

import { isObject, readFilledText, readList, readObject } from '../../shared/json';
import { readNumber } from '../../shared/readers/amount';
import { photoLabel, readPhotos } from './photos';

const POSITIONS = ['FRONT', 'REAR', 'LEFT', 'RIGHT', 'UPPER', 'LOWER', 'INNER', 'OUTER'];
const SEVERITIES = ['MINOR', 'MEDIUM', 'MAJOR'];

/** One damage in words (pave-api.md 5.5, 7.3 and 10.5); what the vendor does not say is null. */
export interface Damage extends IDataObject {
	component: string | null;
	side: string | null;
	damage: string | null;
	severity: string | null;
	grade: number | null;
	repair_method: string | null;
	repair_type: string | null;
	description: string | null;
	tolerance: string | null;
	/** Percent from the picture's left and upper edge. */
	position_x: number | null;
	position_y: number | null;
	photo_label: string | null;
	photo_url: string | null;
	/** What the customer answered: YES, NO or N/A. */
	user_response: string | null;
	damage_group: string | null;
	component_code: string | null;
	damage_code: string | null;
}

const MOST_REMEMBERED = 1_000;

const tokens = (code: string) => code.split(/[_\s]+/).filter(Boolean);

type Words = Pick<Damage, 'component' | 'side' | 'damage' | 'severity'>;

const wordsOfComponent = remembering(componentWords);
const wordsOfDamage = remembering(damageWords);

type Photos = ReadonlyMap<number | null, IDataObject>;

/** The damages of an inspection's results; null if the body has no list of them. */
export function readDamages(inspection: unknown, photos: unknown): Damage[] | null {
	const list = readList(readObject(inspection).detected_damages);
	let byCode: Photos | undefined;
	const pictures = () => (byCode ??= photosByCode(photos));
	return list && list.filter(isObject).map((damage) => readDamage(damage, pictures));
}

/** The damages of hotspot results, whose photos hold them. */
export function readHotspotDamages(data: unknown): Damage[] {
	return (readList(data) ?? []).filter(isObject).flatMap((photo) => {
		const damages = (readList(photo.inspection_data) ?? []).filter(isObject);
		return damages.map((damage) => readDamage(damage, () => new Map(), photo));
	});
}

/** "Front left wheel: curb rash, minor (grade 1)" */
export function damageLine({ component, damage, severity, grade, description }: Damage): string {
	const what = [damage ?? description, severity].filter(Boolean).join(', ');
	const said = `${component ?? 'Damage'}: ${what.toLowerCase() || 'not described'}`;
	return grade === null ? said : `${said} (grade ${grade})`;
}

function words(parts: string[]): string | null {
	const text = parts.join(' ').toLowerCase();
	return text === '' ? null : text[0].toUpperCase() + text.slice(1);
}

/**
 * `WHEEL_FRONT_LEFT` reads as "Front left wheel", `LIGHT_HEAD_FRONT_LEFT` as "Front left head light"; what exists only
 * once has no side.
 */
function componentWords(code: string): Pick<Words, 'component' | 'side'> {
	const all = tokens(code).filter((token) => token !== 'UNIQUE');
	const isPosition = (token: string) => POSITIONS.includes(token.toUpperCase());
	const position = all.filter(isPosition);
	const part = all.filter((token) => !isPosition(token));
	if (part[0]?.toUpperCase() === 'LIGHT') part.push(part.shift() ?? '');
	return { component: words([...position, ...part]), side: words(position) };
}

/** `DENTED_MEDIUM_THROUGH_PAINT` is "Dented through paint", "Medium". */
function damageWords(code: string): Pick<Words, 'damage' | 'severity'> {
	const all = tokens(code);
	const isSeverity = (token: string) => SEVERITIES.includes(token.toUpperCase());
	return {
		damage: words(all.filter((token) => !isSeverity(token))),
		severity: words(all.filter(isSeverity)),
	};
}

/** Codes repeat within an inspection and from one to the next, and putting them into words is most of the work. */
function remembering<Value>(read: (code: string) => Value): (code: string | null) => Value {
	const known = new Map<string, Value>();
	return (code) => {
		const found = known.get(code ?? '');
		if (found !== undefined) return found;
		if (known.size >= MOST_REMEMBERED) known.clear();
		const value = read(code ?? '');
		known.set(code ?? '', value);
		return value;
	};
}

function photosByCode(photos: unknown): Photos {
	const list = readPhotos(photos) ?? [];
	return new Map(list.reverse().map((photo) => [readNumber(photo.photo_code), photo]));
}

/** @param photo the picture the damage was found on, if the damage itself does not name one */
function readDamage(damage: IDataObject, photos: () => Photos, photo?: IDataObject): Damage {
	const named = readObject(damage.photo);
	const code = readNumber(named.code);
	const url = readFilledText(named.url);
	const label = photoLabel(code);
	const taken = photo ?? (url === null || label === null ? photos().get(code) : undefined);
	const spot = readObject(damage.coodrs ?? damage.coords ?? damage.position);
	const component = readFilledText(damage.component);
	const name = readFilledText(damage.damage_name) ?? readFilledText(damage.label);
	const part = wordsOfComponent(component);
	const what = wordsOfDamage(name);
	return {
		component: part.component,
		side: part.side,
		damage: what.damage,
		severity: what.severity,
		grade: readNumber(damage.grade_score),
		repair_method: readFilledText(damage.repair_method),
		repair_type: readFilledText(damage.repair_type),
		description: readFilledText(damage.description),
		tolerance: readFilledText(damage.tolerance),
		position_x: readNumber(spot.x),
		position_y: readNumber(spot.y),
		photo_label: readFilledText(taken?.photo_label) ?? label,
		photo_url: url ?? readFilledText(taken?.url),
		user_response: readFilledText(damage.user_response),
		damage_group: readFilledText(damage.damage_group),
		component_code: component,
		damage_code: name,
	};
}
