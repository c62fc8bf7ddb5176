import { controlPath, type Control } from './controlRoutes';
import { sendHttp } from './transport';
import { isObject, parseLoose } from './text';

/**
 * The control methods of a simulator in another process, over HTTP.
 * @param url the simulator's base URL
 * @param routes the table that the simulator serves
 * @throws Error with the simulator's message when a method fails there
 */
export function connectSimulator<Routes extends object>(
	url: string,
	routes: Routes,
): Control<Routes> {
	const base = url.replace(/\/+$/, '');
	const call = async (name: string, input: unknown): Promise<unknown> => {
		const body = input === undefined ? '' : JSON.stringify(input);
		const answer = await sendHttp({
			url: base + controlPath(name),
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
	const methods = Object.keys(routes).map((name) => [
		name,
		async (input?: unknown) => await call(name, input),
	]);
	return Object.fromEntries(methods) as Control<Routes>;
}
