import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { projectRoot } from '../sandbox/paths';
import type { Draft } from './draft';
import { withElement, withImport } from './edit';
import type { Vendor } from './vendors';

/** What names an event: of its file, as users read it, as the vendor calls it. */
export interface EventNames {
	file: string;
	shown: string;
	name: string;
}

/**
 * Drafts an event of a vendor's catalogue.
 * @returns by file, what is left to fill in
 * @throws Error if the catalogue has one of the names
 */
export async function newEvent(
	draft: Draft,
	vendor: Vendor,
	{ file, shown, name }: EventNames,
): Promise<Record<string, string>> {
	if (!vendor.eventName.test(name)) {
		throw new Error(`"${name}" is not what ${vendor.shown} calls an event`);
	}
	const folder = `nodes/${vendor.folder}/events`;
	for (const other of await readdir(path.join(projectRoot, folder))) {
		const text = await readFile(path.join(projectRoot, folder, other), 'utf8');
		for (const taken of [`name: '${name}'`, `displayName: '${shown}'`]) {
			if (text.includes(taken)) throw new Error(`${folder}/${other} has ${taken} already`);
		}
	}
	const own = `${folder}/${file}.ts`;
	const body = vendor.event(name);
	const facts = ['text', ...(body.includes('time(') ? ['time'] : []), 'words'];
	const readers = [...(body.includes('readObject(') ? ['readObject'] : []), 'readTimeText'];
	draft.create(
		own,
		`import { defineEvent } from '../../shared/events/defineEvent';
import { ${facts.join(', ')} } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import { ${readers.join(', ')} } from '../../shared/json';

const TITLE = '${shown}';

/** ${vendor.shown} API, section "${name}": say what happened. */
export const ${file} = defineEvent({
	name: '${name}',
	displayName: TITLE,
	description: 'When this happens: say it in one line',
	selectable: true,${body}
});
`,
	);
	await draft.change(
		`${folder}/index.ts`,
		withImport(file, `./${file}`),
		withElement('events', file),
	);
	return {
		[own]: 'description, schema, sample, record: every fact once, as the vendor documents it',
		[`${folder}/index.ts`]: 'ownFields, if the body has top-level fields that are not in it yet',
	};
}
