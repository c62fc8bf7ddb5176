import { sendHttp } from './transport';
import { isObject, parseLoose } from './text';

/**
 * The control methods of a simulator in another process, over HTTP.
 * @param url the simulator's base URL
 * @param names the methods to offer
 * @throws Error with the simulator's message when a method fails there
 */
export function connectSimulator<Control extends object>(
	url: string,
	names: ReadonlyArray<keyof Control & string>,
): Control {
	const base = url.replace(/\/+$/, '');
	const call = async (name: string, input: unknown): Promise<unknown> => {
		const body = input === undefined ? '' : JSON.stringify(input);
		const answer = await sendHttp({
			url: `${base}/_control/${name}`,
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body,
			timeoutMs: 600_000,
		});
		const parsed = parseLoose(answer.body);
		if (answer.status === 200) return parsed;
		const message = isObject(parsed) ? parsed.message : undefined;
		throw new Error(`Simulator ${name}: ${String(message ?? answer.error ?? answer.status)}`);
	};
	const methods = names.map((name) => [name, async (input?: unknown) => await call(name, input)]);
	return Object.fromEntries(methods) as Control;
}
