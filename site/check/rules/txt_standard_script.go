package rules

import (
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtStandardScript finds traditional characters in official text.
var TxtStandardScript = &check.Rule{
	ID:      "txt-standard-script",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `公文用规范汉字

国家机关以普通话和规范汉字为公务用语用字。正文中有只用于繁体的字（如“務”“開”“縣”），为警告，每页一条；他处页面要有三个不同的这类字才报。
链接里的“繁體版”、标明 zh-Hant 等的页面和段落不算；简繁同用的字（乾、瞭、於、鍾等）不查。异体字、错别字，本规则不认得；题词、古籍、姓名等可以保留繁体的，请忽略。`,
		disclosure.En: `official text is in standard characters

Organs of state do their business in Putonghua and standard characters. Characters of the traditional script only (務, 開, 縣) in the
text are a warning, one for each page; on pages that were not built here it takes three different ones. Links such as "traditional
Chinese version" (繁體版), and what is declared zh-Hant and the like, do not count, and characters that both scripts share (乾, 瞭, 於,
鍾) are not looked for. Variants and wrong characters are not known here; in inscriptions, old books and names traditional
characters may stay.`,
	},
	Cites:   []disclosure.Cite{script2and9},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if lang := strings.ToLower(page.HTMLLang); strings.Contains(lang, "hant") || strings.HasPrefix(lang, "zh-tw") || strings.HasPrefix(lang, "zh-hk") || strings.HasPrefix(lang, "zh-mo") || strings.HasPrefix(lang, "ja") || strings.HasPrefix(lang, "ko") {
			return
		}
		var found []slip
		var different []rune
		for _, b := range hinted(p, page, hintOld) {
			if !inStandardScript(b) {
				continue
			}
			for _, r := range b.Text {
				if isTraditional(r) && !slices.Contains(different, r) {
					different = append(different, r)
					found = append(found, slip{block: b, words: string(r)})
				}
			}
		}
		if len(found) > 0 && (!p.Site.Foreign || len(found) >= 3) {
			tell(p, page, p.Warnf, found, disclosure.Say("正文用了繁体字", "the text holds traditional characters"), disclosure.Say("公文请用规范汉字", "write official text in standard characters"))
		}
	},
}

// inStandardScript reports whether the block should be: no link to another
// version, nothing declared to be in another script or language.
func inStandardScript(b check.Block) bool {
	for n := b.Node; n != nil; n = n.Parent {
		switch lang := strings.ToLower(check.Attr(n, "lang")); {
		case n.Data == "a" || n.Data == "nav" || n.Data == "header" || n.Data == "footer" || n.Data == "li":
			return false
		case lang != "" && lang != "zh" && lang != "zh-cn" && lang != "zh-hans" && n.Data != "html":
			return false
		}
	}
	for c := b.Node.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "a" && strings.ContainsAny(check.Text(c), "繁體") {
			return false
		}
	}
	return true
}

// traditional holds characters that no standard text needs.
const traditional = "萬與專業東絲兩嚴喪個豐臨為麗舉義烏樂習鄉書買亂爭虧雲亞產畝親億僅從侖倉儀們價眾優會傘偉傳傷倫偽體傭債傾償儲兒黨蘭關興養獸岡軍農馮決況凍淨準減鳳憑凱擊劃劉則剛創刪別劑劍勸辦務動勵勁勞勢協單賣盧衛卻廠廳歷厲壓厭廁廂縣參雙發變敘葉號嘆嚇嗎啟吳員問嘗嚮團園圍國圖圓聖場壞塊堅壇墳墜壘墾墊壩壯聲殼壺處備複夠頭誇夾奪奮獎婦媽嬰孫學寧寶實審寬對尋導壽將爾塵層屆屬歲島嶺幣師帳帶幫慶庫應廟廢開異棄張彌彎彈強歸當錄徹徑憶憂懷態慣懇戀戰戲戶撲執擴掃揚撫搶護報擔擬擁擇掛揮損換據擺攜斷無舊時曠顯曉暫術機殺雜權條來楊極構樣標棟欄樹橋檔檢樓歐歡殘畢氣漢湯溝沒淪滬濟渾測瀏潔灑濃濤澤滅靈災燈爐點煉爛煙熱愛爺狀猶獨獄獵環現瑪產電畫暢療瘋發監蓋盤礎碼確禮禍種積稱穩窮競筆築簡籌簽糧緊紀約級紅紋納紙紛練組細終紹經結給絕統繼績續維綜綠網線編緣縮總繩織職聯聽肅脈腦臟舊艙藝節藥蘇號蟲補裝見規視覺觀觸訂計討訓託記講設許訴評詞譯試詩話該詳語誤說請諸課調談謀謝證識議護變讓貝負財貢貧貨質購貫貴貸費賀資賓賞賠賴贈贊趕趙躍車軌軟較輔輕載輛輪輸轉辭邊遞遠違連遲運過達遷選遺還進適鄭醫釋鑒針鈔鐵錢鋼銷鎮鏡長門閉問間閱陣陽陰陸陳險隊際隨難雖雞霧靜韓頁項順須預領頻題額顏願類風飛飯館駐驗騎驚髮鬥魚鮮鳥鹽麥黃齊齒龍龜"

var traditionalSet = setOf(traditional)

// A runeSet holds characters of the basic plane.
type runeSet [1024]uint64

func setOf(letters string) *runeSet {
	s := &runeSet{}
	for _, r := range letters {
		if r < 0x10000 {
			s[r>>6] |= 1 << (r & 63)
		}
	}
	return s
}

func isTraditional(r rune) bool {
	return r >= 0x3400 && r < 0x10000 && traditionalSet[r>>6]&(1<<(r&63)) != 0
}
