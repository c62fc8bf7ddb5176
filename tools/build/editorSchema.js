/**
 * @typedef {object} JsonSchema
 * @property {string | string[]} [type]
 * @property {Record<string, unknown>} [properties]
 * @property {unknown} [items]
 * @property {unknown[]} [anyOf]
 * @property {unknown[]} [oneOf]
 * @property {unknown[]} [allOf]
 */

/**
 * @typedef {object} EditorSchema
 * @property {string} type
 * @property {Record<string, EditorSchema>} [properties]
 * @property {EditorSchema} [items]
 */

/**
 * Reduces a JSON schema to what n8n's editor reads: one type per field, nested fields, items. It
 * shows nothing useful for unions, so a nullable field becomes its type and any other union its
 * first member.
 *
 * @param {unknown} schema as `z.toJSONSchema` makes it; `true`, which allows anything, included
 * @returns {EditorSchema}
 */
function editorSchema(schema) {
	const { anyOf, oneOf, allOf, properties = {}, items } = asSchema(schema);
	const members = anyOf ?? oneOf ?? allOf;
	if (members) {
		return editorSchema(members.find((member) => typeOf(member) !== 'null') ?? members[0]);
	}
	const type = typeOf(schema);
	if (type === 'object') {
		const fields = Object.entries(properties).map(([name, field]) => [name, editorSchema(field)]);
		return { type, properties: Object.fromEntries(fields) };
	}
	if (type === 'array')
		return { type, items: editorSchema(Array.isArray(items) ? items[0] : items) };
	return { type };
}

/**
 * @param {unknown} schema
 * @returns {string} n8n's own word for "could be anything" is null
 */
function typeOf(schema) {
	const { type, anyOf } = asSchema(schema);
	if (anyOf) return 'union';
	if (Array.isArray(type)) return type.find((one) => one !== 'null') ?? 'null';
	return type ?? 'null';
}

/**
 * @param {unknown} schema
 * @returns {JsonSchema}
 */
function asSchema(schema) {
	return typeof schema === 'object' && schema !== null ? schema : {};
}

module.exports = { editorSchema };
