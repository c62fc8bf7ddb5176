/**
 * The control methods of a simulator in another process, e.g. `connectSimulator<PaveControl>(url)`.
 *
 * @param url the simulator's base URL
 * @throws with the simulator's message when a method fails there
 */
export function connectSimulator<Control extends object>(url: string): Control {
	const call = async (name: string, input: unknown): Promise<unknown> => {
		const body = input === undefined ? undefined : JSON.stringify(input);
		const answer = await fetch(`${url}/_control/${name}`, { method: 'POST', body });
		if (!answer.ok) throw new Error(`Simulator ${name}: ${await answer.text()}`);
		return await answer.json();
	};
	return new Proxy({} as Control, {
		// `then` would make a promise of it.
		get: (_, name) =>
			typeof name === 'string' && name !== 'then'
				? async (input?: unknown) => await call(name, input)
				: undefined,
	});
}
