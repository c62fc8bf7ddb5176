import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A text that the nodes can show, with `…` where something is filled in, and what it says to do next. */
export interface Message {
	file: string;
	message: string;
	/** Empty where the code puts it together elsewhere. */
	advice: string;
}

/**
 * Every text a file can show to a user, read from its syntax: whatever is called `message` in an object, and the text
 * of every n8n error it makes.
 */
export function messagesOf(file: string): Message[] {
	const source = ts.createSourceFile(
		file,
		readFileSync(file, 'utf8'),
		ts.ScriptTarget.Latest,
		true,
	);
	const texts = new Texts(source);
	const found: Message[] = [];
	const add = (
		message: ts.Expression | undefined,
		next: ts.Expression | undefined,
		complete = (text: string) => text,
	) => {
		const steps = texts.of(next).filter((text) => /\p{L}/u.test(text));
		for (const text of texts.of(message)) {
			for (const advice of steps.length > 0 ? steps : ['']) {
				found.push({ file, message: complete(text), advice });
			}
		}
	};
	visitAll(source, (node) => {
		if (ts.isObjectLiteralExpression(node)) {
			add(valueOf(node, 'message'), valueOf(node, 'description'));
		} else if (
			ts.isNewExpression(node) &&
			/^Node(Api|Operation)Error$/.test(node.expression.getText())
		) {
			const [, text, options] = node.arguments ?? [];
			const given = options && ts.isObjectLiteralExpression(options) ? options : undefined;
			add(text, given && valueOf(given, 'description'));
		} else if (ts.isNewExpression(node) && node.expression.getText() === 'Unreadable') {
			const [problem, next] = node.arguments ?? [];
			add(problem, next, (text) => `…: ${text}`);
		} else if (ts.isCallExpression(node) && /^(refuse|reject)$/.test(node.expression.getText())) {
			const written = node.arguments.findIndex((argument) => texts.of(argument).length > 0);
			if (written >= 0) add(node.arguments[written], node.arguments[written + 1], fieldFirst);
		}
	});
	return found.filter(({ message }) => /\p{L}{2}\S* \S*\p{L}{2}/u.test(message));
}

/** `refuse` says a whole text; `reject` puts the field's name before it. */
function fieldFirst(text: string): string {
	if (/^\p{Lu}/u.test(text)) return text;
	return text.startsWith('"') ? `…: ${text}` : `… ${text}`;
}

/** Whether what is filled in may be one of a few texts rather than a value. */
const hasTexts = (filled: ts.Expression) =>
	ts.isConditionalExpression(filled) || ts.isCallExpression(filled) || ts.isIdentifier(filled);

function visitAll(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => visitAll(child, visit));
}

/** The value of a property, also of one that is written short. */
function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
	for (const candidate of object.properties) {
		if (ts.isPropertyAssignment(candidate) && candidate.name.getText() === name) {
			return candidate.initializer;
		}
		if (ts.isShorthandPropertyAssignment(candidate) && candidate.name.text === name) {
			return candidate.name;
		}
	}
	return undefined;
}

/** Reads what the expressions of one file can say, following its own constants and functions. */
class Texts {
	private constants: Array<{ name: string; at: number; value: ts.Expression }> = [];

	private functions = new Map<string, ts.Expression[]>();

	constructor(source: ts.SourceFile) {
		visitAll(source, (node) => {
			if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
				this.constants.push({ name: node.name.text, at: node.pos, value: node.initializer });
			}
			if (ts.isFunctionDeclaration(node) && node.name) {
				const returned: ts.Expression[] = [];
				visitAll(node, (inner) => {
					if (ts.isReturnStatement(inner) && inner.expression) returned.push(inner.expression);
				});
				this.functions.set(node.name.text, returned);
			}
		});
	}

	/** Every text an expression can be: each branch of a choice, `…` for what is computed. */
	of(expression: ts.Expression | undefined, depth = 0): string[] {
		if (!expression || depth > 12) return [];
		const inner = (other: ts.Expression | undefined) => this.of(other, depth + 1);
		if (ts.isParenthesizedExpression(expression)) return inner(expression.expression);
		if (ts.isStringLiteralLike(expression)) return [expression.text];
		if (ts.isConditionalExpression(expression)) {
			const branch = (side: ts.Expression) => {
				const texts = inner(side);
				return texts.length > 0 ? texts : ['…'];
			};
			return [...branch(expression.whenTrue), ...branch(expression.whenFalse)];
		}
		if (ts.isIdentifier(expression)) {
			// The nearest before it: functions use the same names.
			const named = this.constants.filter(
				({ name, at }) =>
					name === expression.text && (at < expression.pos || /^[A-Z_]+$/.test(name)),
			);
			return inner(named.at(-1)?.value);
		}
		if (ts.isElementAccessExpression(expression) && ts.isIdentifier(expression.expression)) {
			const { text } = expression.expression;
			const table = this.constants.find(({ name }) => name === text)?.value;
			return table && ts.isObjectLiteralExpression(table)
				? table.properties.flatMap((entry) =>
						ts.isPropertyAssignment(entry) ? inner(entry.initializer) : [],
					)
				: [];
		}
		if (ts.isCallExpression(expression) && ts.isIdentifier(expression.expression)) {
			return (this.functions.get(expression.expression.text) ?? []).flatMap(inner);
		}
		if (ts.isBinaryExpression(expression)) {
			const [left, right] = [inner(expression.left), inner(expression.right)];
			if (expression.operatorToken.kind !== ts.SyntaxKind.PlusToken) return [...left, ...right];
			return left.flatMap((start) => right.map((end) => start + end));
		}
		if (ts.isTemplateExpression(expression)) {
			let texts = [expression.head.text];
			for (const { expression: filled, literal } of expression.templateSpans) {
				const written = hasTexts(filled) ? inner(filled).slice(0, 6) : [];
				const parts = written.length > 0 ? written : ['…'];
				texts = texts.flatMap((start) => parts.map((part) => start + part + literal.text));
			}
			return texts;
		}
		return [];
	}
}
