import { type Service, demand } from './account';

/** Every failure is a 200 with ok: false. */
export const slack: Service = {
	hosts: /^slack\.com$/,
	tokensExpire: false,
	refusal: (error) => ({ status: 200, body: { ok: false, error } }),
	answer({ path, json }, { messages }) {
		demand(path === '/api/chat.postMessage', 'unknown_method');
		demand(json.channel === 'C0000000001', 'channel_not_found');
		const text = String(json.text);
		demand(text.trim() !== '' && text.length <= 40_000, 'no_text');
		// Slack reads <, > and & as its own.
		demand(!/[<>]|&(?!amp;|lt;|gt;)/.test(text), 'text is not escaped');
		messages.push({ text });
		return { status: 200, body: { ok: true, ts: '1.1', channel: json.channel, message: { text } } };
	},
};

export const teams: Service = {
	hosts: /^graph\.microsoft\.com$/,
	tokensExpire: true,
	refusal: (message) => ({ status: 400, body: { error: { code: 'BadRequest', message } } }),
	answer({ method, path, json }, { messages }) {
		const channel = '/beta/teams/11111111-1111-4111-8111-111111111111/channels/19:a@thread.tacv2';
		const known = decodeURIComponent(path) === `${channel}/messages`;
		demand(method === 'POST' && known, `Not known: ${path}`);
		const { contentType, content } = json.body as { contentType: string; content: string };
		demand(contentType === 'html' && content.trim() !== '', 'Missing body content');
		messages.push({ text: content });
		return { status: 201, body: { id: '1', body: json.body } };
	},
};

export const gmail: Service = {
	hosts: /^www\.googleapis\.com$/,
	tokensExpire: true,
	refusal: (message) => ({ status: 400, body: { error: { code: 400, message } } }),
	answer({ method, path, json }, { messages }) {
		const known = path === '/gmail/v1/users/me/messages/send';
		demand(method === 'POST' && known, `Not known: ${path}`);
		messages.push(readMail(Buffer.from(String(json.raw), 'base64').toString()));
		return { status: 200, body: { id: '1', threadId: '1', labelIds: ['SENT'] } };
	},
};

export const twilio: Service = {
	hosts: /^api\.twilio\.com$/,
	tokensExpire: false,
	refusal: (message) => ({ status: 400, body: { code: 21_211, message, status: 400 } }),
	answer({ method, path, json: { From, To, Body } }, { messages }) {
		demand(
			method === 'POST' && /\/Accounts\/[\w-]+\/Messages\.json$/.test(path),
			`Not known: ${path}`,
		);
		for (const phone of [From, To]) {
			demand(/^\+[1-9]\d{7,14}$/.test(String(phone)), `${String(phone)} is no phone number`);
		}
		const text = String(Body ?? '');
		demand(text.trim() !== '' && text.length <= 1_600, 'Body is empty or too long');
		messages.push({ text });
		return { status: 201, body: { sid: 'SM1', status: 'queued' } };
	},
};

/** Subject and text of a mail as it goes over the wire. @throws {Refused} for one without receiver or text */
export function readMail(raw: string): { to: string; subject: string; text: string } {
	const [head, ...body] = raw.replaceAll('\r\n', '\n').split('\n\n');
	const headers = head.replace(/\n\s+/g, ' ');
	const header = (name: string) =>
		decodeWords(new RegExp(`^${name}: (.*)$`, 'mi').exec(headers)?.[1] ?? '');
	const rest = body.join('\n\n');
	const encoding = /^content-transfer-encoding: (\S+)/im.exec(raw.replaceAll('\r\n', '\n'))?.[1];
	const text =
		encoding === 'base64'
			? Buffer.from(rest, 'base64').toString()
			: encoding === 'quoted-printable'
				? decodeQuoted(rest)
				: rest;
	const mail = { to: header('to'), subject: header('subject'), text };
	demand(mail.to.includes('@') && mail.subject !== '' && text.trim() !== '', 'incomplete mail');
	return mail;
}

function decodeWords(value: string): string {
	return value
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
			kind.toLowerCase() === 'b'
				? Buffer.from(text, 'base64').toString()
				: decodeQuoted(text.replaceAll('_', ' ')),
		);
}

function decodeQuoted(value: string): string {
	const bytes = value
		.replace(/=\n/g, '')
		.replace(/=([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	return Buffer.from(bytes, 'latin1').toString();
}
