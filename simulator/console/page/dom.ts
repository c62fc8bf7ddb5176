type Child = Node | string | null | undefined | false;
type Properties = Record<string, string | boolean | ((event: Event) => void)>;

/** An element with attributes, listeners (`onclick`) and children. Texts never become HTML. */
export function h(tag: string, properties: Properties = {}, ...children: Child[]): HTMLElement {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(properties)) {
		if (typeof value === 'function') element.addEventListener(name.slice(2), value);
		else if (value === true) element.setAttribute(name, '');
		else if (value !== false) element.setAttribute(name, value);
	}
	for (const child of children) if (child) element.append(child);
	return element;
}

export function byId(id: string): HTMLElement {
	const element = document.getElementById(id);
	if (!element) throw new Error(`The page has no #${id}`);
	return element;
}

/** Tells what happened, at the foot of the page. */
export function say(text: string, good = true): void {
	const said = byId('said');
	said.textContent = text;
	said.className = good ? 'good-text' : 'bad-text';
}

export async function copy(text: string, what: string): Promise<void> {
	await navigator.clipboard.writeText(text);
	say(`${what} copied.`);
}

/** `14:05:09`, in the time of whoever looks. */
export function clock(iso: string): string {
	return new Date(iso).toLocaleTimeString('en-GB');
}

export const link = (href: string, text: string) =>
	h('a', { href, target: '_blank', rel: 'noopener' }, text);

/** Items with the same key together, in the order the keys first appear. */
export function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): Array<[string, T[]]> {
	const groups = new Map<string, T[]>();
	for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
	return [...groups];
}
