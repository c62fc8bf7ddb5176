import { type Part, account, retried, toChoose } from './nodes';
import type { Target } from './target';

const only = (node: Part) => ({ nodes: [{ ...node, ...retried }], links: [] });

/** Slack reads these three signs as its own. */
const slackText = (field: string) =>
	`{{ $json.${field}.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') }}`;

export const slack: Target = {
	slug: 'slack',
	label: 'Slack',
	becomes: 'a message in Slack',
	prepare: () => 'Invite the Slack app to the channel.',
	choose: 'Channel',
	repeat: 'posts again',
	ending: () =>
		only({
			name: 'Slack',
			type: 'n8n-nodes-base.slack',
			typeVersion: 2.4,
			parameters: {
				authentication: 'accessToken',
				resource: 'message',
				operation: 'post',
				select: 'channel',
				channelId: toChoose(),
				messageType: 'text',
				text: `=${slackText('note_text')}`,
				otherOptions: { includeLinkToWorkflow: false },
			},
			...account('slackApi', 'Slack account'),
		}),
};

export const email: Target = {
	slug: 'email',
	label: 'Send Email (SMTP)',
	becomes: 'a mail',
	prepare: () => 'Your mail server’s address, port, user and password.',
	choose: 'From and To, both of your own firm',
	repeat: 'mails again',
	ending: () =>
		only({
			name: 'Send Email',
			type: 'n8n-nodes-base.emailSend',
			typeVersion: 2.1,
			parameters: {
				resource: 'email',
				operation: 'send',
				fromEmail: '',
				toEmail: '',
				subject: '={{ $json.title }}',
				emailFormat: 'html',
				html: '={{ $json.note_html }}',
				options: { appendAttribution: false },
			},
			...account('smtp', 'SMTP account'),
		}),
};

export const gmail: Target = {
	slug: 'gmail',
	label: 'Gmail',
	becomes: 'a mail by Gmail',
	prepare: () => 'Nothing; mails leave from the account that you choose.',
	choose: 'To, somebody of your own firm',
	repeat: 'mails again',
	ending: () =>
		only({
			name: 'Gmail',
			type: 'n8n-nodes-base.gmail',
			typeVersion: 2.2,
			parameters: {
				authentication: 'oAuth2',
				resource: 'message',
				operation: 'send',
				sendTo: '',
				subject: '={{ $json.title }}',
				emailType: 'html',
				message: '={{ $json.note_html }}',
				options: { appendAttribution: false },
			},
			...account('gmailOAuth2', 'Gmail account'),
		}),
};

export const teams: Target = {
	slug: 'teams',
	label: 'Microsoft Teams',
	becomes: 'a message in Microsoft Teams',
	prepare: () => 'A member of the team signs in: messages come from that person.',
	choose: 'Team and Channel',
	repeat: 'posts again',
	ending: () =>
		only({
			name: 'Teams',
			type: 'n8n-nodes-base.microsoftTeams',
			typeVersion: 2,
			parameters: {
				resource: 'channelMessage',
				operation: 'create',
				teamId: toChoose(),
				channelId: toChoose(),
				contentType: 'html',
				message: '={{ $json.note_html }}',
				options: { includeLinkToWorkflow: false },
			},
			...account('microsoftTeamsOAuth2Api', 'Teams account'),
		}),
};

export const twilio: Target = {
	slug: 'twilio',
	label: 'Twilio',
	becomes: 'a text message to your staff',
	prepare: () => 'A Twilio number that may text your country. Twilio bills each text message.',
	choose: 'From (your Twilio number) and To (a phone of your own staff), both as +16475550143',
	repeat: 'texts again',
	ending: () =>
		only({
			name: 'Twilio',
			type: 'n8n-nodes-base.twilio',
			typeVersion: 1,
			parameters: {
				resource: 'sms',
				operation: 'send',
				from: '',
				to: '',
				toWhatsapp: false,
				message: '={{ $json.summary }}',
				options: {},
			},
			...account('twilioApi', 'Twilio account'),
		}),
};
