/** Short names of emoji that people write in documentation; every other name stays as it was typed. */
const NAMES =
  'heart=❤️ smile=😄 smiley=😃 grin=😁 grinning=😀 joy=😂 wink=😉 blush=😊 thinking=🤔 cry=😢 sob=😭 tada=🎉 rocket=🚀 fire=🔥 star=⭐ star2=🌟 sparkles=✨ warning=⚠️ ' +
  'white_check_mark=✅ heavy_check_mark=✔️ ballot_box_with_check=☑️ x=❌ negative_squared_cross_mark=❎ heavy_multiplication_x=✖️ no_entry=⛔ no_entry_sign=🚫 ' +
  'exclamation=❗ heavy_exclamation_mark=❗ question=❓ grey_question=❔ bangbang=‼️ interrobang=⁉️ information_source=ℹ️ bulb=💡 memo=📝 pencil=📝 pencil2=✏️ book=📖 books=📚 ' +
  'bookmark=🔖 link=🔗 lock=🔒 unlock=🔓 key=🔑 mag=🔍 mag_right=🔎 gear=⚙️ wrench=🔧 hammer=🔨 hammer_and_wrench=🛠️ tools=🛠️ nut_and_bolt=🔩 package=📦 whale=🐳 ' +
  'bug=🐛 construction=🚧 rotating_light=🚨 boom=💥 zap=⚡ art=🎨 lipstick=💄 recycle=♻️ wastebasket=🗑️ email=✉️ envelope=✉️ mailbox=📫 mailbox_with_mail=📬 inbox_tray=📥 ' +
  'outbox_tray=📤 incoming_envelope=📨 e_mail=📧 e-mail=📧 phone=☎️ telephone=☎️ iphone=📱 computer=💻 desktop_computer=🖥️ floppy_disk=💾 cd=💿 file_folder=📁 ' +
  'open_file_folder=📂 calendar=📅 clipboard=📋 pushpin=📌 round_pushpin=📍 paperclip=📎 scissors=✂️ chart_with_upwards_trend=📈 bar_chart=📊 bell=🔔 no_bell=🔕 ' +
  'thumbsup=👍 +1=👍 thumbsdown=👎 -1=👎 ok_hand=👌 wave=👋 clap=👏 pray=🙏 muscle=💪 point_right=👉 point_left=👈 point_up=☝️ point_down=👇 raised_hands=🙌 eyes=👀 ' +
  'arrow_right=➡️ arrow_left=⬅️ arrow_up=⬆️ arrow_down=⬇️ arrow_forward=▶️ leftwards_arrow_with_hook=↩️ arrows_counterclockwise=🔄 hourglass=⌛ alarm_clock=⏰ stopwatch=⏱️ ' +
  'one=1️⃣ two=2️⃣ three=3️⃣ four=4️⃣ five=5️⃣ six=6️⃣ seven=7️⃣ eight=8️⃣ nine=9️⃣ zero=0️⃣ red_circle=🔴 green_circle=🟢 yellow_circle=🟡 orange_circle=🟠 large_blue_circle=🔵 ' +
  'white_circle=⚪ black_circle=⚫ green_heart=💚 blue_heart=💙 yellow_heart=💛 purple_heart=💜 coffee=☕ beer=🍺 beers=🍻 pizza=🍕 cat=🐱 dog=🐶 penguin=🐧 snake=🐍 ' +
  'earth_africa=🌍 earth_americas=🌎 earth_asia=🌏 globe_with_meridians=🌐 cloud=☁️ sunny=☀️ snowflake=❄️ rainbow=🌈 100=💯 new=🆕 free=🆓 up=🆙 cool=🆒 ok=🆗 sos=🆘 stop_sign=🛑 ' +
  'shield=🛡️ trophy=🏆 medal_sports=🏅 gift=🎁 balloon=🎈 confetti_ball=🎊 robot=🤖 skull=💀 ghost=👻 poop=💩 hankey=💩 man_shrugging=🤷‍♂️ woman_shrugging=🤷‍♀️ shrug=🤷 ' +
  'copyright=©️ registered=®️ tm=™️ slightly_smiling_face=🙂 upside_down_face=🙃 sunglasses=😎 sweat_smile=😅 laughing=😆 rofl=🤣 scream=😱 confused=😕 disappointed=😞 angry=😠';

const EMOJI = new Map(NAMES.split(' ').map((entry): [string, string] => [entry.slice(0, entry.lastIndexOf('=')), entry.slice(entry.lastIndexOf('=') + 1)]));

/** Icon sets of MkDocs Material: pictures that say nothing in words. */
const SHORT = /:([a-z\d+_-]+):(\{[^{}\n]*\})?/g;
const ICONS = /:(?:material|fontawesome|octicons|simple|custom)-[a-z\d-]+:(\{[^{}\n]*\})?([ \t]?)/g;

/** An icon says what its title says. */
const iconText = (_: string, attributes: string | undefined, blank: string): string => {
  const title = /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(attributes ?? '');
  return title ? `${title[1] ?? title[2]}${blank}` : '';
};

/** `:heart:` as the character, `:material-home:` as nothing, with the attribute list behind it. */
export const readEmoji = (text: string): string =>
  text.includes(':')
    ? text.replace(ICONS, iconText).replace(SHORT, (whole, name: string, attributes: string | undefined) => {
        const emoji = EMOJI.get(name);
        return emoji === undefined ? whole : attributes === undefined || /^\{:?\s*[.#]/.test(attributes) ? emoji : emoji + attributes;
      })
    : text;
