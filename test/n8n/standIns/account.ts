/** One call as a stand-in sees it. */
export interface Request {
	method: string;
	host: string;
	path: string;
	query: URLSearchParams;
	authorization: string;
	/** The body as it came, and parsed where it is JSON or a form. */
	text: string;
	json: Record<string, unknown>;
}

export interface Answer {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

/** What a stand-in says for itself: the next so many calls that write are answered so. */
export interface Fault extends Answer {
	times: number;
}

/** One customer's account at a vendor: what it holds, and what was asked of it. */
export interface Account {
	/** Records by their key, and messages in the order in which they came. */
	records: Map<string, Record<string, unknown>>;
	messages: Array<Record<string, unknown>>;
	/** Ids of contacts by their phone, in digits. */
	contacts: Map<string, number>;
	faults: Fault[];
	requests: Request[];
	/** What the account did not take, in words. */
	refused: string[];
}

/** A vendor: which hosts it has, and how it answers. */
export interface Service {
	hosts: RegExp;
	/** Whether its tokens grow old: an old one is answered 401 before anything else. */
	tokensExpire: boolean;
	/** What its API answers to a call that it does not take. */
	refusal(problem: string): Answer;
	/** @throws {Refused} where the real one would refuse */
	answer(request: Request, account: Account): Answer;
}

/** Thrown where the real API would not take the call. */
export class Refused extends Error {}

const newAccount = (): Account => ({
	records: new Map(),
	messages: [],
	contacts: new Map(),
	faults: [],
	requests: [],
	refused: [],
});

/** @throws {Refused} when the condition does not hold */
export function demand(condition: boolean, problem: string): asserts condition {
	if (!condition) throw new Refused(problem);
}

/** Accounts by their name, each made when first asked for. */
export function accountBook(): (name: string) => Account {
	const accounts = new Map<string, Account>();
	return (name) => {
		const known = accounts.get(name) ?? newAccount();
		accounts.set(name, known);
		return known;
	};
}

/** Demands that every value is a text (of at most so many characters), or null. */
export function demandTexts(
	fields: Record<string, unknown>,
	limits: Readonly<Record<string, number>>,
): void {
	for (const [name, value] of Object.entries(fields)) {
		demand(name in limits, `No such column "${name}"`);
		demand(value === null || typeof value === 'string', `${name} is not a text`);
		demand((value ?? '').length <= limits[name], `${name} is too long`);
	}
}

/** What no call may hold anywhere: a value that was not there, or that is no text. */
export function problemsOf({ path, text, query }: Request): string[] {
	const all = `${decodeURIComponent(path)} ${query.toString()} ${text}`;
	const never = [/\[object Object\]/, /\bundefined\b/, /\bNaN\b/];
	const found = never.filter((pattern) => pattern.test(all)).map(String);
	// A key in a path, such as /Key__c/null or (key='').
	const keyless = /\/(null|undefined)?(\?|$)|\(\w+='(null)?'\)/.test(decodeURIComponent(path));
	return keyless ? [...found, `no key in ${path}`] : found;
}
