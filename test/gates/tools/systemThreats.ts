import { all, any, CODE, MANIFEST, type Threat } from './threat';

const RUNS_PROGRAMS = /['"`](node:)?child_process['"`]|\b(exec|spawn)\w*\s*\(/;
const ENUMERATES =
	/\/proc\/|ps-list|process-list|find-process|ifconfig|ip addr|os\.networkInterfaces\(\)|network-list|\/etc\/passwd|port.{1,10}scan|nmap/gi;

/** Rules about what a program does to the machine it runs on, or tells others about it. */
export const systemThreats: readonly Threat[] = [
	{
		name: 'filesystem-autostart',
		files: CODE,
		found: any(
			/\.config\/autostart|\/etc\/(init|profile)\.d\//i,
			/fs\.(write|append)File[^)]*['"].*\.(bashrc|profile|zshrc)/i,
			/(['"~/]\.profile\b|\.bash(rc|_profile)|\.zshrc|\/etc\/rc\.local)[^]*open\(|open\([^]*(['"~/]\.profile\b|\.bash(rc|_profile)|\.zshrc)/i,
			/Launch(Agents|Daemons)[^]*\.plist|\.plist[^]*Launch(Agents|Daemons)/i,
			/CurrentVersion\\+Run|Start Menu\\+Programs\\+Startup/i,
		),
	},
	{
		name: 'filesystem-destruction',
		files: CODE,
		found: any(
			/\brm\s+-rf\s+\/|\b(rimraf|rmtree)\s*\(\s*['"]\/|\bshred -/i,
			/\brm\b.{0,40}['"]\/(home|Users)[/'"]|\bdd if=\/dev\/(zero|urandom)/i,
		),
	},
	{ name: 'network-dns-exfil', files: CODE, found: any(/(nslookup|\bdig)\s+.*\$/i) },
	{
		name: 'network-exfil-messenger',
		files: CODE,
		found: any(
			/\b\d{8,12}:[\w-]{30,40}\b|telegram.*send(Message|Document)/i,
			/discord(app)?\.com\/api\/webhooks\/\d+\/|['"][A-Za-z0-9]{24,28}\.[\w-]{6}\.[\w-]{27,}['"]/i,
		),
	},
	{
		name: 'network-exfil-sysinfo',
		files: CODE,
		found: all(
			/os\.(hostname|userInfo)\s*\(\s*\)/i,
			/\bfetch\s*\(|axios\.(get|post|put)\s*\(|https?\.(get|request)\s*\(/i,
		),
	},
	{
		name: 'network-reverse-shell',
		files: CODE,
		found: any(/\bbash\s+-i\s+>&\s+\/dev\/(tcp|udp)\//i, /\bn(c|cat)\s+.*-e\s+\/bin\/(ba)?sh/i),
	},
	{
		name: 'process-cryptomining',
		files: CODE,
		found: (text) =>
			/xmrig|(eth|cg|bfg|cpu|cc)miner|\.monero|(support|mine)xmr\.com|nanopool\.org|stratum\+/i.test(
				text,
			) ||
			[/hashrate/i, /nonce/i, /stratum/i, /miner/i].filter((word) => word.test(text)).length > 2,
	},
	{
		name: 'process-download-exec',
		files: CODE,
		found: any(
			/\bexec\s*\(\s*['"`].*\b(curl|wget)\b|(curl|wget)\s+.*\|\s*(bash|sh|python|node|perl)\b/i,
			/Invoke-WebRequest|\bDownloadFile\s*\(|powershell.*curl\.exe/i,
			/\bfetch\s*\(\s*['"]https?:[^]*(\beval\s*\(|\bnew\s+Function\s*\()/i,
			/(\beval\s*\(|\bnew\s+Function\s*\()[^]*\bfetch\s*\(\s*['"]https?:/i,
		),
	},
	{
		name: 'process-memory',
		files: CODE,
		found: any(
			/mimikatz|pypykatz|lsass|secretsdump|PTRACE_PEEKDATA|ReadProcessMemory|OpenProcess/i,
			/require\('(inspector|heapdump|v8-profiler)'\)[^]*(search|scan|find|extract|dump|read).*(password|credential|secret|token|memory|heap|process)/i,
		),
	},
	{
		name: 'process-powershell-encoded',
		files: CODE,
		found: any(
			/powershell.*-(enc|EncodedCommand)\s+[A-Za-z0-9+/=]{20,}/i,
			/IEX\s*\(\s*(New-Object\s+Net\.WebClient|Invoke-WebRequest)|\(New-Object\s+Net\.WebClient\)\.Download/i,
		),
	},
	{
		// An older rule, which takes any method of these names for a question about the machine.
		name: 'runtime-collection',
		files: CODE,
		found: any(
			/\.(platform|arch|hostname|type|userInfo|release|version|homedir|tmpdir)\s*\(\s*\)/i,
			/\.(system|machine|node|uname|architecture|gethostname|getuser)\s*\(\s*\)/i,
		),
	},
	{
		name: 'runtime-enumeration',
		files: CODE,
		found: (text) => new Set(text.toLowerCase().match(ENUMERATES) ?? []).size >= 2,
	},
	{
		name: 'runtime-obfuscation-steganography',
		files: CODE,
		found: all(
			/steg(gy|o)\.(reveal|decode)\(|Jimp\.read\(|getPixelColor\(|Buffer\.concat\(|stegano/i,
			/\.(png|jpe?g|gif|bmp)['"]/i,
			/\beval\(/i,
		),
	},
	{
		name: 'runtime-self-propagation',
		files: CODE,
		found: all(
			/['"`]\s*(npm|yarn|pnpm)\s+publish/i,
			/\b(write|output)(File|Json)(Sync)?\s*\(\s*['"`][^'"`]*package(-lock)?\.json/i,
			RUNS_PROGRAMS,
		),
	},
	{
		name: 'runtime-hooks-install',
		files: MANIFEST,
		found: any(/"(preinstall|install|postinstall|prepack|prepare)"\s*:\s*"[^"]+/i),
	},
];
