import { type AddressInfo, createServer, type Socket } from 'node:net';

import { type Account, Refused } from './account';
import { readMail } from './messages';

/** A mail server on 127.0.0.1. */
export interface Mailbox {
	/** What came in under the user name. */
	account(user: string): Account;
	/** Values of n8n's SMTP credential, for the user name. */
	credential(user: string): Record<string, unknown>;
	close(): Promise<void>;
}

/** @param account where mails of a user name are kept */
export async function startMailbox(account: (user: string) => Account): Promise<Mailbox> {
	const server = createServer((socket) => converse(socket, account));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		account,
		credential: (user) => ({
			user,
			password: 'secret',
			host: '127.0.0.1',
			port,
			secure: false,
			disableStartTls: true,
		}),
		close: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
	};
}

function converse(socket: Socket, accountOf: (user: string) => Account): void {
	let pending = '';
	let mail: string | undefined;
	let account: Account | undefined;
	const say = (line: string) => socket.write(`${line}\r\n`);
	socket.on('error', () => socket.destroy());
	socket.on('data', (chunk) => {
		pending += chunk.toString();
		for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
			const line = pending.slice(0, end);
			pending = pending.slice(end + 2);
			if (mail === undefined) command(line);
			else if (line === '.') finish();
			else mail += `${line}\r\n`;
		}
	});
	say('220 stand-in');

	function command(line: string): void {
		const [verb, mechanism, secret] = line.split(' ');
		switch (verb.toUpperCase()) {
			case 'EHLO':
				return void say('250-stand-in\r\n250 AUTH PLAIN');
			case 'AUTH': {
				const [, user] = Buffer.from(secret ?? mechanism, 'base64')
					.toString()
					.split('\0');
				account = accountOf(user);
				return void say('235 ok');
			}
			case 'DATA':
				mail = '';
				return void say('354 go on');
			case 'QUIT':
				say('221 bye');
				return void socket.end();
			default:
				return void say('250 ok');
		}
	}

	function finish(): void {
		const raw = mail ?? '';
		mail = undefined;
		const fault = account?.faults[0];
		if (account !== undefined && fault !== undefined) {
			fault.times -= 1;
			if (fault.times === 0) account.faults.shift();
			return void say(
				fault.status === 429 ? '450 too many mails' : '550 the stand-in refuses this',
			);
		}
		try {
			account?.messages.push(readMail(raw));
			say('250 kept');
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			account?.refused.push(error.message);
			say(`550 ${error.message}`);
		}
	}
}
