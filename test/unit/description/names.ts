import type { INodeProperties } from 'n8n-workflow';

/** What is saved of some parameters: by name, what it falls back to, what can be chosen, and what is inside. */
export type Names = { [name: string]: Names | unknown[] | string | number | boolean | null };

const isNames = (value: unknown): value is Names =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The names of a node's or credential's properties. Where properties of the same name belong to several operations,
 * each operation has its own.
 */
export function namesOf(properties: INodeProperties[]): Names {
	const names: Names = {};
	for (const property of properties) {
		if (property.type === 'notice') continue;
		for (const place of placesOf(property)) {
			const before = names[place];
			const here = isNames(before) ? before : (names[place] = {});
			const known = here[property.name];
			here[property.name] = isNames(known) ? withNew(known, saved(property)) : saved(property);
		}
	}
	return names;
}

/** What of `before` is missing or different in `after`, as paths; of lists, what was in them has to be still. */
export function lost(before: unknown, after: unknown, path = ''): string[] {
	if (isNames(before)) {
		if (!isNames(after)) return [path];
		return Object.entries(before).flatMap(([name, value]) =>
			lost(value, after[name], path ? `${path} > ${name}` : name),
		);
	}
	if (Array.isArray(before)) {
		const left: unknown[] = Array.isArray(after) ? after : [];
		return before.filter((value) => !left.includes(value)).map((value) => `${path}: ${value}`);
	}
	return before === after ? [] : [path];
}

/** `before`, and whatever `after` has besides. */
export function withNew<T extends Names>(before: T, after: Names): T {
	const merged: Names = { ...before };
	for (const [name, value] of Object.entries(after)) {
		const known = merged[name];
		if (known === undefined) merged[name] = value;
		else if (isNames(known) && isNames(value)) merged[name] = withNew(known, value);
		else if (Array.isArray(known) && Array.isArray(value)) {
			merged[name] = [...new Set([...known, ...value])];
		}
	}
	return merged as T;
}

/** The operations that a property is shown for: "session.create"; "always" where there are none. */
function placesOf({ displayOptions }: INodeProperties): string[] {
	const { resource = [], operation = [] } = displayOptions?.show ?? {};
	if (operation.length === 0) return resource.length > 0 ? resource.map(String) : ['always'];
	return resource.flatMap((one) => operation.map((name) => `${String(one)}.${String(name)}`));
}

function saved(property: INodeProperties): Names {
	const { options = [] } = property;
	const values = options.flatMap((option) => ('value' in option ? [option.value] : []));
	const groups = options.flatMap((option) =>
		'values' in option ? [[option.name, fieldsOf(option.values)]] : [],
	);
	const fields = options.flatMap((option) => ('type' in option ? [option] : []));
	const fallback = property.default as Names[string];
	return {
		// Whatever it is made of, it is one thing: a list that gained an entry is another default.
		default: typeof fallback === 'object' ? JSON.stringify(fallback) : fallback,
		...(values.length > 0 && { values: values.sort() }),
		...(groups.length > 0 && { groups: Object.fromEntries(groups) as Names }),
		...(fields.length > 0 && { fields: fieldsOf(fields) }),
	};
}

function fieldsOf(properties: INodeProperties[]): Names {
	return Object.fromEntries(properties.map((property) => [property.name, saved(property)]));
}
