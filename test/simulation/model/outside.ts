import { LostConnection, type SimAnswer } from './http';
import { FOREIGN_HOST, Network } from './network';
import type { Held, Registration } from './vendor';

/** One event that the vendor sent to one registration. */
export interface Sent {
	serial: number;
	event: string;
	held: Held;
	at: number;
	/** Somebody has changed the registration by hand, so that it says something else than we asked for. */
	tampered: boolean;
	/** The registration stands where somebody else's was. */
	displaces: boolean;
	/** undefined: no answer. */
	status?: number;
}

/** What happens outside n8n: at the vendor, and in somebody else's system. */
export abstract class Outside extends Network {
	readonly sent: Sent[] = [];

	/** Everybody else's registrations as their owners left them, by place. */
	readonly theirs = new Map<string, Held>();

	/** Registrations as somebody has edited them by hand; while they stay so, they are not as we asked for. */
	readonly edited = new Set<string>();

	/** When the vendor or somebody else last changed what is registered in a place. */
	readonly tampered = new Map<string, number>();

	/** Secrets of the account, the newest last. */
	readonly rotated: string[] = [];

	private readonly tokens = new Set<string>();

	private serial = 0;

	/** Somebody else registers. Their registration is theirs until they change it. */
	register(input: Partial<Registration> & { place: string }): void {
		const { place } = input;
		const url = `https://${FOREIGN_HOST}/hooks/${encodeURIComponent(place)}`;
		const headers = { 'X-Key': 'theirs', Authorization: 'Basic dGhlaXJz' };
		this.vendor.register({ url, headers, payload: { crm_branch: 'north' }, ...input });
		const held = this.vendor
			.held()
			.find((one) => one.place === place && one.url === (input.url ?? url));
		if (held) this.theirs.set(place, held);
		this.tampered.set(place, this.kernel.now);
	}

	/** Somebody edits a registration of ours in the vendor's dashboard. */
	edit(held: Held, change: Partial<Registration>): void {
		this.vendor.register({ ...held, ...change });
		const now = this.vendor
			.held()
			.find(({ place, url }) => place === held.place && url === held.url);
		if (now) this.edited.add(now.bytes);
		this.tampered.set(held.place, this.kernel.now);
	}

	lose(place: string): void {
		this.vendor.lose(place);
		if (this.vendor.held().every((held) => held.place !== place)) this.theirs.delete(place);
		this.tampered.set(place, this.kernel.now);
	}

	/** The account gets another secret, in the vendor's and in n8n's books. */
	rotate(): void {
		this.rotated.push(this.vendor.rotate('A'));
	}

	/** Every secret that was ever used: keys, and the tokens of registrations. */
	secrets(): string[] {
		const { A, B } = this.vendor.credentials;
		const known = [A, B].flatMap(({ apiKey, apiSecret = apiKey }) => [apiKey, apiSecret]);
		return [...known, ...this.rotated, ...this.tokens];
	}

	private noteTokens(): void {
		for (const { url, headers } of this.vendor.held()) {
			const bearer = Object.values(headers).map((value) => /^Bearer (.{20,})$/.exec(value)?.[1]);
			const inUrl = new URL(url).searchParams.get('token');
			for (const token of [...bearer, inUrl]) if (token) this.tokens.add(token);
		}
	}

	/** The vendor sends one event to whoever is registered for it, so many times at once. */
	async deliver(event: string, times = 1, serial = ++this.serial): Promise<void> {
		this.noteTokens();
		const body = this.vendor.event(event, serial);
		const targets = this.vendor.held().filter(({ events }) => events.includes(event));
		const all = targets.flatMap((held) => Array.from({ length: times }, () => held));
		await Promise.all(
			all.map(async (held) => {
				const { place, bytes, url, headers, payload } = held;
				const owner = this.theirs.get(place);
				const displaces = owner !== undefined && owner.url !== url;
				const tampered = this.edited.has(bytes);
				const sent: Sent = { serial, event, held, at: this.kernel.now, tampered, displaces };
				this.sent.push(sent);
				try {
					sent.status = (await this.post(url, headers, { ...payload, ...body })).status;
				} catch (error) {
					if (!(error instanceof LostConnection)) throw error;
				}
			}),
		);
	}

	/** Any request to an address of this n8n, for example a forged delivery. */
	async post(url: string, headers: Record<string, string>, body: unknown): Promise<SimAnswer> {
		const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
		return await this.send({
			method: 'POST',
			url,
			headers: { 'content-type': 'application/json', ...Object.fromEntries(lower) },
			text: typeof body === 'string' ? body : JSON.stringify(body),
		});
	}
}
