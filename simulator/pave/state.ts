import { randomInt } from 'node:crypto';

import { SimulatorCore } from '../shared/core';
import { PAVE_DEFAULTS, inventPaveAccount } from './settings';
import type { PaveAccount, PaveSettings, SessionState, StoredCallback } from './types';

const KEY_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Everything the simulated vendor remembers. */
export class PaveState {
	readonly core: SimulatorCore<PaveSettings, PaveAccount>;

	/** One slot per API key and event. */
	private callbacks = new Map<string, StoredCallback>();

	private sessionMap = new Map<string, SessionState>();

	/** Base URL of the photo files; set once the port is known. */
	publicUrl = '';

	constructor(settings: Partial<PaveSettings>, accounts: Array<Partial<PaveAccount>>) {
		const given = accounts.length > 0 ? accounts : [{}];
		this.core = new SimulatorCore(
			{ ...PAVE_DEFAULTS, ...settings },
			given.map(inventPaveAccount),
			'PAVE-Simulator/1.0',
		);
	}

	reset(): void {
		this.callbacks.clear();
		this.sessionMap.clear();
	}

	account(apiKey: string | undefined): PaveAccount {
		if (apiKey === undefined) return this.core.accounts[0];
		const account = this.core.accounts.find((candidate) => candidate.apiKey === apiKey);
		if (!account) throw new Error('No account with that API key');
		return account;
	}

	listCallbacks(apiKey?: string): StoredCallback[] {
		return [...this.callbacks.values()].filter(
			(callback) => apiKey === undefined || callback.apiKey === apiKey,
		);
	}

	callback(apiKey: string, event: string): StoredCallback | undefined {
		return this.callbacks.get(`${apiKey} ${event}`);
	}

	storeCallback(callback: Omit<StoredCallback, 'createdAt' | 'updatedAt'>): StoredCallback {
		const now = this.core.clock.iso();
		const before = this.callback(callback.apiKey, callback.event);
		const stored = { ...callback, createdAt: before?.createdAt ?? now, updatedAt: now };
		this.callbacks.set(`${callback.apiKey} ${callback.event}`, stored);
		return stored;
	}

	removeCallback(apiKey: string, event: string): boolean {
		return this.callbacks.delete(`${apiKey} ${event}`);
	}

	sessions(apiKey?: string): SessionState[] {
		return [...this.sessionMap.values()].filter(
			(session) => apiKey === undefined || session.apiKey === apiKey,
		);
	}

	/** A session of any account, for the control surface. */
	session(sessionKey: string): SessionState {
		const session = this.sessionMap.get(sessionKey);
		if (!session) throw new Error(`No session ${sessionKey}`);
		return session;
	}

	/** A session as the owner of the API key sees it. */
	ownSession(apiKey: string, sessionKey: string): SessionState | undefined {
		const session = this.sessionMap.get(sessionKey);
		if (session?.apiKey !== apiKey) return undefined;
		const ended = session.status === 'COMPLETE' ? Date.parse(session.endedAt ?? '') : Number.NaN;
		if (this.core.clock.now().getTime() - ended > REFERENCE_KEPT_MS) session.reference = null;
		return session;
	}

	addSession(session: Omit<SessionState, 'sessionKey' | 'createdAt' | 'updatedAt'>): SessionState {
		const now = this.core.clock.iso();
		const stored = { ...session, sessionKey: newSessionKey(), createdAt: now, updatedAt: now };
		this.sessionMap.set(stored.sessionKey, stored);
		return stored;
	}

	removeSession(sessionKey: string): void {
		this.sessionMap.delete(sessionKey);
	}
}

/** "A few hours after completion": reference section 5.1. */
const REFERENCE_KEPT_MS = 4 * 3_600_000;

function newSessionKey(): string {
	const pick = () => KEY_CHARACTERS[randomInt(KEY_CHARACTERS.length)];
	return `DMO-${Array.from({ length: 10 }, pick).join('')}`;
}
