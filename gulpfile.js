const { mkdir, readFile, readdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const prettier = require('prettier');
const typescript = require('tsx/cjs/api');

const { n8n } = require('./package.json');
const { bundle } = require('./tools/build/bundle.js');
const { editorSchema } = require('./tools/build/editorSchema.js');

const DIST = path.join(__dirname, 'dist');

/** Removes everything that a build makes. */
async function clean() {
	await rm(DIST, { recursive: true, force: true });
}

/** Type-checks and compiles what is published, into a few files: see tools/build/bundle.js. */
async function compile() {
	await bundle(__dirname, DIST);
}

/** One thing per line, and a line as long as a screen is wide: no line break that says nothing. */
const READABLE = /** @type {const} */ ({
	useTabs: true,
	singleQuote: true,
	printWidth: 160,
	objectWrap: 'collapse',
	trailingComma: 'none',
	arrowParens: 'avoid',
});

/**
 * Tidies the compiler's output: what is published stays readable, and a tenth smaller than with the
 * four spaces per level that the compiler insists on.
 */
async function tidy() {
	const files = await readdir(DIST, { recursive: true });
	for (const file of files.filter((name) => name.endsWith('.js'))) {
		const filepath = path.join(DIST, file);
		const code = await readFile(filepath, 'utf8');
		const options = { ...READABLE, filepath };
		await writeFile(filepath, await prettier.format(code, options));
	}
}

/** Nodes and credentials refer to their icons as `../icons/…`, seen from `dist`. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** Where n8n's node panel shows the nodes, and under which words they are found. */
function codex() {
	return src('nodes/*/*.node.json').pipe(dest('dist/nodes'));
}

/** @typedef {Record<string, Record<string, (zod: import('./nodes/shared/events').Zod) => import('zod/v4').ZodType>>} OutputSchemas */

/**
 * Writes `dist/nodes/<Vendor>/__schema__/v1.0.0/<resource>/<operation>.json`, from which the editor
 * shows an action's output fields before its first run. The zod schemas in
 * `nodes/<Vendor>/resources/outputSchemas.ts` are the only source.
 */
async function schemas() {
	const zod = require('zod/v4');
	for (const vendor of new Set(n8n.nodes.map((file) => path.basename(path.dirname(file))))) {
		const source = `./nodes/${vendor}/resources/outputSchemas.ts`;
		/** @type {{ outputSchemas: OutputSchemas }} */
		const { outputSchemas } = typescript.require(source, __filename);
		for (const [resource, operations] of Object.entries(outputSchemas)) {
			const target = path.join(DIST, 'nodes', vendor, '__schema__', 'v1.0.0', resource);
			await mkdir(target, { recursive: true });
			for (const [operation, schemaOf] of Object.entries(operations)) {
				const schema = editorSchema(zod.toJSONSchema(schemaOf(zod), { unrepresentable: 'any' }));
				if (Object.keys(schema.properties ?? {}).length === 0) {
					throw new Error(`${vendor} ${resource}.${operation}: an output schema needs properties`);
				}
				const file = path.join(target, `${operation}.json`);
				await writeFile(file, `${JSON.stringify({ ...schema, version: 1 })}\n`);
			}
		}
	}
}

exports.clean = clean;
exports.build = series(clean, compile, tidy, parallel(icons, codex, schemas));
exports.default = exports.build;
