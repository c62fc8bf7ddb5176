import { maskUrl } from '../shared/text';
import type { RequestLogEntry } from '../shared/types';
import { SlotHistory, readSlots } from './slots';
import { type VendorDelivery, joinTimeline, leaves } from './timeline';
import { checklist } from './checklist';
import type { ConsoleSources, ConsoleState, RequestLine, TimelineEvent, VendorName } from './types';

const SHOWN_EVENTS = 120;
const SHOWN_REQUESTS = 80;
const WORDS = 400;

/** Looks at everything there is to see, and remembers what only shows over time. */
export class Observer {
	private history = new SlotHistory();

	private done = new Map<string, string>();

	private timeline: TimelineEvent[] = [];

	constructor(private readonly sources: ConsoleSources) {}

	/** The state of everything, events without their bodies. */
	async observe(): Promise<ConsoleState> {
		const { sources } = this;
		const n8n = await sources.n8n?.snapshot();
		const seen = await this.vendors();
		// While n8n does not answer, nobody can say whose an address is.
		const now = readSlots(seen, n8n);
		const slots = n8n || !sources.n8n ? this.history.observe(now) : now;
		const crm = sources.crm?.records() ?? [];
		this.timeline = joinTimeline(seen.deliveries, n8n, crm).slice(0, SHOWN_EVENTS);
		const isOwn = sources.isOwn ?? (() => true);
		const facts = { n8n, isOwn, events: this.timeline, slots, recovered: this.history.recovered };
		return {
			phase: sources.phase?.() ?? { text: '' },
			n8n: n8n ? { url: n8n.url } : null,
			crm: sources.crm ? { url: sources.crm.url } : null,
			vendors: {
				pave: { url: sources.paveUrl, ...seen.health.pave },
				autograb: { url: sources.autoGrabUrl, ...seen.health.autograb },
			},
			accounts: [
				...seen.paveAccounts.map(({ username: name }) => ({
					vendor: 'pave' as const,
					name,
					visitor: name === sources.visitor?.username,
				})),
				...seen.autoGrabAccounts.map(({ name }) => ({
					vendor: 'autograb' as const,
					name,
					visitor: false,
				})),
			],
			slots,
			events: this.timeline.map(withoutBody),
			requests: seen.requests,
			sessions: seen.sessions,
			checklist: n8n ? checklist(facts, this.done) : [],
			values: sources.visitor?.values ?? [],
		};
	}

	/** One event with everything known about it, as of a new look. */
	async event(id: string): Promise<TimelineEvent | undefined> {
		await this.observe();
		return this.timeline.find((event) => event.id === id);
	}

	private async vendors() {
		const { pave, autoGrab } = this.sources;
		const [paveAccounts, callbacks, sessions, paveSent, paveAsked, paveHealth] = await Promise.all([
			pave.accounts(),
			pave.callbacks(),
			pave.sessions(),
			pave.deliveries(),
			pave.requests(),
			pave.health(),
		]);
		const [autoGrabAccounts, webhooks, autoGrabSent, autoGrabAsked, autoGrabHealth] =
			await Promise.all([
				autoGrab.accounts(),
				autoGrab.webhooks(),
				autoGrab.deliveries(),
				autoGrab.requests(),
				autoGrab.health(),
			]);
		const nameOf = (apiKey: string | undefined) =>
			paveAccounts.find((account) => account.apiKey === apiKey)?.username ?? null;
		const keyOf = (sessionKey: string | undefined) =>
			sessions.find((session) => session.sessionKey === sessionKey)?.apiKey;
		const deliveries: VendorDelivery[] = [
			...paveSent.slice(-SHOWN_EVENTS).map((delivery) => ({
				vendor: 'pave' as const,
				account: nameOf(keyOf(delivery.sessionKey)),
				delivery,
			})),
			...autoGrabSent.slice(-SHOWN_EVENTS).map((delivery) => ({
				vendor: 'autograb' as const,
				account: null,
				delivery,
			})),
		];
		const requests = [
			...paveAsked
				.filter(isCall)
				.slice(-SHOWN_REQUESTS)
				.map((entry) => requestLine('pave', entry)),
			...autoGrabAsked.slice(-SHOWN_REQUESTS).map((entry) => requestLine('autograb', entry)),
		];
		return {
			paveAccounts,
			callbacks,
			autoGrabAccounts,
			webhooks,
			deliveries,
			requests: requests.sort((a, b) => b.at.localeCompare(a.at)).slice(0, SHOWN_REQUESTS),
			sessions: sessions
				.slice(-20)
				.reverse()
				.map(({ sessionKey: key, status }) => ({ key, status })),
			health: { pave: paveHealth, autograb: autoGrabHealth },
		};
	}
}

/** The browser fetches photos when somebody looks at them. */
const isCall = ({ path }: RequestLogEntry) => !path.startsWith('/photos/');

function withoutBody({ body, crm, ...event }: TimelineEvent): ConsoleState['events'][number] {
	const answer = { ...event.answer, text: event.answer.text.slice(0, WORDS) };
	return { ...event, answer, crm: crm.length, words: leaves(body).join(' ').slice(0, WORDS) };
}

function requestLine(vendor: VendorName, entry: RequestLogEntry): RequestLine {
	const { id, at, method, path, query, status, durationMs, account, fault, note } = entry;
	return {
		id: `${vendor}-request-${id}`,
		at,
		vendor,
		request: maskUrl(`${method} ${path}${query === '' ? '' : `?${query}`}`),
		answer: status === null ? 'connection closed' : String(status),
		ms: durationMs,
		note: [account, fault && `broken here: ${fault}`, note].filter(Boolean).join(', '),
	};
}
