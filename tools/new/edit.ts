import ts from 'typescript';

/**
 * Insertions into TypeScript, at places that the compiler finds. Each takes a file's text and gives the changed text;
 * the layout is prettier's business.
 *
 * @throws Error if the place is not there, or if the name is taken
 */
export type Edit = (text: string) => string;

/** Imports a name, e.g. `isOn` or `* as getPhotos`, where its module stands in the alphabet. */
export function withImport(name: string, from: string): Edit {
	return (text) => {
		const imports = parse(text).statements.filter(ts.isImportDeclaration);
		const module = ({ moduleSpecifier }: Pick<ts.ImportDeclaration, 'moduleSpecifier'>) =>
			(moduleSpecifier as ts.StringLiteral).text;
		const named = imports.flatMap(({ importClause }) => {
			const bindings = importClause?.namedBindings;
			return bindings && ts.isNamedImports(bindings) ? [bindings] : [];
		});
		const same = named.find(
			({ parent }) => !parent.isTypeOnly && module(parent.parent) === from && !name.startsWith('*'),
		);
		if (same) {
			const names = same.elements.map((element) => element.name.text);
			return names.includes(name) ? text : inserted(text, same.elements, name, byText(names, name));
		}
		const statement = `import ${name.startsWith('*') ? name : `{ ${name} }`} from '${from}';`;
		const next = imports.find((each) => module(each).startsWith('.') && module(each) > from);
		if (next) return spliced(text, next.getStart(), `${statement}\n`);
		return spliced(text, imports.at(-1)?.end ?? 0, `\n${statement}`);
	};
}

/** Adds an element to the list that a top-level constant is, at its end. */
export function withElement(list: string, element: string): Edit {
	return (text) => {
		const { elements } = listCalled(text, list);
		return inserted(text, elements, element, elements.length);
	};
}

/** Adds a property to an object in the constant `root`, `path` levels down, where its name stands in the alphabet. */
export function withProperty(root: string, path: string[], name: string, value: string): Edit {
	return (text) => {
		let object = unwrapped(constantCalled(text, root));
		for (const key of path) {
			const inner = isObject(object) && object.properties.find((each) => nameOf(each) === key);
			if (!inner || !ts.isPropertyAssignment(inner)) throw new Error(`${root} has no ${key}`);
			object = unwrapped(inner.initializer);
		}
		if (!isObject(object)) throw new Error(`${root} is not an object`);
		const names = object.properties.map((each) => nameOf(each) ?? '');
		if (names.includes(name)) throw new Error(`There is a ${[...path, name].join(' > ')} already`);
		return inserted(text, object.properties, `${name}: ${value}`, byText(names, name));
	};
}

/** Adds an entry to the dropdown that `operationSelector(…)` makes, where its name stands in the alphabet. */
export function withChoice(name: string, entry: string): Edit {
	return (text) => {
		const call = found(
			parse(text),
			(node) => ts.isCallExpression(node) && node.expression.getText() === 'operationSelector',
		);
		if (!call || !ts.isCallExpression(call)) throw new Error('There is no operationSelector()');
		const given = call.arguments[1];
		const list = ts.isIdentifier(given) ? listCalled(text, given.text) : unwrapped(given);
		if (!ts.isArrayLiteralExpression(list)) throw new Error('operationSelector() has no list');
		const names = list.elements.map((element) => {
			const own = isObject(element) && element.properties.find((each) => nameOf(each) === 'name');
			if (!own || !ts.isPropertyAssignment(own)) return '';
			return ts.isStringLiteral(own.initializer) ? own.initializer.text : '';
		});
		if (names.includes(name)) throw new Error(`The dropdown has "${name}" already`);
		return inserted(text, list.elements, entry, byText(names, name));
	};
}

/** Adds a statement at the end of the exported function whose name ends with `suffix`, or of its `try`. */
export function withStatement(suffix: string, statement: string): Edit {
	return (text) => {
		const functions = parse(text).statements.filter(ts.isFunctionDeclaration);
		const named = functions.find((each) => isExported(each) && each.name?.text.endsWith(suffix));
		if (!named?.body) throw new Error(`No function …${suffix} is exported`);
		const careful = named.body.statements.find(ts.isTryStatement);
		return spliced(text, (careful?.tryBlock ?? named.body).end - 1, `\n${statement}\n`);
	};
}

/** Adds a declaration behind the last one that is exported. */
export function withExport(name: string, declaration: string): Edit {
	return (text) => {
		const exported = parse(text).statements.filter(isExported);
		if (new RegExp(`\\b${name}\\b`).test(text)) throw new Error(`There is a ${name} already`);
		return spliced(text, exported.at(-1)?.end ?? text.length, `\n\n${declaration}\n`);
	};
}

function parse(text: string): ts.SourceFile {
	return ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
}

const spliced = (text: string, at: number, added: string) =>
	`${text.slice(0, at)}${added}${text.slice(at)}`;

/** Puts code in front of one of the nodes of a list with commas, or behind the last. */
function inserted(text: string, list: ts.NodeArray<ts.Node>, code: string, at: number): string {
	// A node's text begins behind the comma, so that its comment stays with it.
	if (at < list.length) return spliced(text, list[at].pos, `\n${code},`);
	const last = list.at(-1);
	return last ? spliced(text, last.end, `,\n${code}`) : spliced(text, list.pos, code);
}

/** Where a name belongs: in front of the first that is greater. */
function byText(names: string[], name: string): number {
	const next = names.findIndex((each) => each.localeCompare(name, 'en') > 0);
	return next < 0 ? names.length : next;
}

function constantCalled(text: string, name: string): ts.Expression {
	const constant = found(
		parse(text),
		(node) => ts.isVariableDeclaration(node) && node.name.getText() === name,
	) as ts.VariableDeclaration | undefined;
	if (!constant?.initializer) throw new Error(`There is no constant ${name}`);
	return constant.initializer;
}

function listCalled(text: string, name: string): ts.ArrayLiteralExpression {
	const list = unwrapped(constantCalled(text, name));
	if (!ts.isArrayLiteralExpression(list)) throw new Error(`${name} is not a list`);
	return list;
}

/** Without `as const` and `satisfies …`. */
function unwrapped(node: ts.Expression): ts.Expression {
	return ts.isAsExpression(node) || ts.isSatisfiesExpression(node)
		? unwrapped(node.expression)
		: node;
}

const isObject = ts.isObjectLiteralExpression;

const nameOf = ({ name }: ts.ObjectLiteralElementLike) => name?.getText();

function isExported(node: ts.Statement): boolean {
	return (
		ts.isExportDeclaration(node) ||
		(ts.canHaveModifiers(node) &&
			(ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
	);
}

function found(node: ts.Node, wanted: (node: ts.Node) => boolean): ts.Node | undefined {
	return wanted(node) ? node : ts.forEachChild(node, (child) => found(child, wanted));
}
