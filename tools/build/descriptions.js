const path = require('node:path');
const typescript = require('tsx/cjs/api');

/**
 * Reads what a node class's description comes to, once, so that no n8n has to build it at each start.
 *
 * @param {string} source path of a `.node.ts` file, whose class is called like the file
 * @returns {string} JSON, with a line for each property of the node
 * @throws if the description holds what JSON cannot, such as a function
 */
function descriptionOf(source) {
	const { [classOf(source)]: Node } = typescript.require(source, __filename);
	const { properties, ...rest } = new Node().description;
	refuseOtherThanData({ ...rest, properties }, 'description');
	const lines = properties.map((/** @type {unknown} */ property) => JSON.stringify(property));
	const opening = JSON.stringify(rest).slice(0, -1);
	return `${opening},"properties":[\n${lines.join(',\n')}\n]}\n`;
}

/**
 * A rollup plugin that takes the description out of each node class and writes it beside the class,
 * as `<Class>.description.json`. What only the description needed is then imported by nobody.
 *
 * @returns {import('rollup').Plugin}
 */
function descriptions() {
	return {
		name: 'descriptions',
		transform(code, id) {
			if (!id.endsWith('.node.ts')) return null;
			const file = `${classOf(id)}.description.json`;
			const folder = path.basename(path.dirname(id));
			this.emitFile({
				type: 'asset',
				fileName: `nodes/${folder}/${file}`,
				source: descriptionOf(id),
			});
			const { start, end } = placeOfDescription(this.parse(code));
			// An object of its own, for n8n adds its codex and icons to it. A deep copy would double what a start costs.
			const value = `{ ...require('./${file}') }`;
			const body = code.slice(0, start) + value + code.slice(end);
			return { code: withoutUnusedImports(body, this.parse(body)), map: null };
		},
	};
}

/** @param {string} source */
const classOf = (source) => path.basename(source, '.node.ts');

/**
 * @param {import('rollup').ProgramNode} program a compiled node class
 * @returns {{ start: number, end: number }} where the value of its `description` stands
 */
function placeOfDescription({ body }) {
	for (const statement of body) {
		const declared = statement.type === 'ExportNamedDeclaration' && statement.declaration;
		if (!declared || declared.type !== 'ClassDeclaration') continue;
		for (const member of declared.body.body) {
			if (member.type !== 'PropertyDefinition' || member.key.type !== 'Identifier') continue;
			if (member.key.name === 'description' && member.value)
				return /** @type {any} */ (member.value);
		}
	}
	throw new Error('A node class needs a description');
}

/**
 * @param {string} code
 * @param {import('rollup').ProgramNode} program the same, parsed
 */
function withoutUnusedImports(code, { body }) {
	/** @typedef {import('rollup').AstNode & { specifiers: Array<{ local: { name: string } }> }} Import */
	const found = body.filter(({ type }) => type === 'ImportDeclaration').reverse();
	const imports = /** @type {Import[]} */ (/** @type {unknown} */ (found));
	const rest = imports.reduce(
		(left, { start, end }) => left.slice(0, start) + left.slice(end),
		code,
	);
	const used = imports.filter((each) =>
		each.specifiers.some(({ local }) => new RegExp(`\\b${local.name}\\b`).test(rest)),
	);
	return [...used.map(({ start, end }) => code.slice(start, end)), rest].join('\n');
}

/**
 * @param {unknown} value
 * @param {string} place
 */
function refuseOtherThanData(value, place) {
	// The loader names inner functions by a helper, which the code in an expression would not find in n8n.
	if (typeof value === 'string' && value.includes('__name(')) {
		throw new Error(`${place} has an inner function that is given a name`);
	}
	if (value === null || /^(string|number|boolean)$/.test(typeof value)) return;
	if (typeof value !== 'object') throw new Error(`${place} is not data but ${typeof value}`);
	for (const [key, inner] of Object.entries(value)) refuseOtherThanData(inner, `${place}.${key}`);
}

module.exports = { descriptions };
