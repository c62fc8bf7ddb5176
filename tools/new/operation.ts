import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { projectRoot } from '../sandbox/paths';
import type { Draft } from './draft';
import {
	withChoice,
	withElement,
	withExport,
	withImport,
	withProperty,
	withStatement,
} from './edit';
import { type Endpoint, readEndpoint } from './endpoint';
import type { Vendor } from './vendors';

/** What names an operation: its resource and its value as workflows save them, and as users read it. */
export interface OperationNames {
	resource: string;
	operation: string;
	shown: string;
	/** If it calls something that no operation called before, e.g. `GET /v2/vehicles/{id}/colours`. */
	endpoint?: string;
}

/**
 * Drafts an operation of a resource that is there.
 * @returns by file, what is left to fill in
 * @throws Error if there is no such resource, or if there is such an operation
 */
export async function newOperation(
	draft: Draft,
	vendor: Vendor,
	{ resource, operation, shown, endpoint: given }: OperationNames,
): Promise<Record<string, string>> {
	const home = `nodes/${vendor.folder}`;
	const folder = `${home}/resources/${resource}`;
	const own = `${folder}/${operation}.operation.ts`;
	const description = `${folder}/${resource}.resource.ts`;
	const dropdown = await textOf(description);
	if (!dropdown) throw new Error(`${vendor.shown} has no resource "${resource}"`);
	const name = `${resource}${operation[0].toUpperCase()}${operation.slice(1)}`;
	const endpoint = given === undefined ? undefined : readEndpoint(given, vendor.version);
	const hasRegion = endpoint !== undefined && dropdown.includes('regionField(');
	const fields = endpoint?.names ?? ['id'];

	draft.create(own, operationFile(vendor, name, fields, hasRegion, endpoint));
	await draft.change(
		`${home}/operations.ts`,
		withImport(`* as ${name}`, `./resources/${resource}/${operation}.operation`),
		withProperty('operations', [resource], operation, name),
	);
	const words = shown[0] + shown.slice(1).replace(/[A-Z](?=[a-z])/g, (each) => each.toLowerCase());
	await draft.change(
		description,
		withChoice(
			shown,
			`{ name: '${shown}', value: '${operation}', description: 'Say what the user gets, in one line', action: '${words}' }`,
		),
	);
	if (fields.length > 0) {
		const shownFields = fields.map(
			(each) =>
				`{ ...textField('${titled(each)}', '${each}', 'abc123', 'Say what it is, and where the user finds it'), required: true }`,
		);
		await draft.change(
			description,
			withImport('textField', '../../../shared/actions/fields'),
			withImport('forOperation', '../../../shared/actions/forOperation'),
			withElement(
				'description',
				`...forOperation('${resource}', '${operation}', [${shownFields.join(', ')}])`,
			),
		);
	}
	const outputs = [...fields, ...(endpoint ? ['message'] : [])];
	const schema = outputs.map((each) => `${each}: z.string()`).join(', ');
	await draft.change(
		`${home}/resources/outputSchemas.ts`,
		withProperty('outputSchemas', [resource], operation, `(z) => z.looseObject({ ${schema} })`),
	);
	const parameters = fields.map((each) => `${each}: 'abc123'`).join(', ');
	await draft.change(
		vendor.examples,
		withStatement('Examples', `await example('${resource}', '${operation}', { ${parameters} });`),
	);
	const routes = `simulator/${vendor.key.toLowerCase()}/${vendor.routesFile(resource)}.ts`;
	if (endpoint) {
		const { code, imports } = vendor.apiFunction(name, endpoint);
		await draft.change(
			`${home}/api/${vendor.apiFile(resource)}.ts`,
			withExport(name, code),
			...Object.entries(imports).map(([each, from]) => withImport(each, from)),
		);
		await draft.change(
			routes,
			withStatement('Routes', vendor.route(endpoint, resource, hasRegion)),
		);
	}
	return {
		[own]: 'execute, for one item; if it texts, bills, creates or deletes: effect and check',
		[description]: 'description and action of its entry, and its fields',
		[`${home}/resources/outputSchemas.ts`]: 'the fields of an output item',
		[vendor.examples]: 'an example, which is run against the simulator and shown in the guide',
		...(endpoint ? { [routes]: 'what the vendor answers, as far as it is documented' } : {}),
	};
}

function operationFile(
	vendor: Vendor,
	name: string,
	fields: string[],
	hasRegion: boolean,
	endpoint?: Endpoint,
): string {
	const list = fields.join(', ');
	const acts = endpoint?.method === 'POST';
	const given = {
		GET: vendor.key === 'pave' ? [] : [hasRegion ? '{ region }' : '{}'],
		POST: vendor.key === 'pave' ? ['{}'] : ['{}', hasRegion ? '{ region }' : '{}'],
	};
	const call =
		endpoint && `await ${name}(${['context', ...given[endpoint.method], ...fields].join(', ')})`;
	const readers = fields.map(
		(each) =>
			`${each}: requireText(context, context.getNodeParameter('${each}', itemIndex), '${titled(each)}')`,
	);
	const reads = fields.length > 0 || acts;
	return [
		`import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';\n`,
		...(fields.length > 0 ? [`import { requireText } from '../../../shared/actions';`] : []),
		...(endpoint ? [`import { ${name} } from '../../api';`] : []),
		...(hasRegion ? [`import { readRegion } from '../region';`] : []),
		...(acts ? [`\nexport const effect = 'creates';`, `\nexport const check = read;`] : []),
		`\n/** ${vendor.shown} API${endpoint ? `, "${endpoint.call}"` : ''}: name the section, and say what an output item is. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	${fields.length > 0 ? `const { ${list} } = read(context, itemIndex);` : ''}
	${hasRegion ? 'const region = await readRegion(context, itemIndex);' : ''}
	return { ${[list, call && `...(${call})`].filter(Boolean).join(', ')} };
}`,
		...(reads
			? [
					`\nfunction read(${fields.length > 0 ? 'context: IExecuteFunctions, itemIndex: number' : ''}) {
	return { ${readers.join(', ')} };
}`,
				]
			: []),
	].join('\n');
}

/** `sessionKey` as a user reads it: Session Key. */
function titled(name: string): string {
	const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').split(/[\s_]+/);
	return words
		.map((word) =>
			/^(id|vin|url)$/i.test(word) ? word.toUpperCase() : word[0].toUpperCase() + word.slice(1),
		)
		.join(' ');
}

/** Of a file of the repository; undefined if it is not there. */
async function textOf(file: string): Promise<string | undefined> {
	const full = path.join(projectRoot, file);
	return existsSync(full) ? await readFile(full, 'utf8') : undefined;
}
