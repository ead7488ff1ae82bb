<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_HK" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>{0} since purchase</source>
        <translation>自買入 {0}</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Newswatch</source>
        <translation>關於 Newswatch</translation>
    </message>
    <message>
        <source>Watches the news for the shares you hold. Apache License 2.0.

Prices come from Yahoo Finance and may be late; Hong Kong&apos;s are 15 minutes late unless marked live. Nothing here is advice.</source>
        <translation>為你的持股留意新聞。Apache License 2.0。

報價來自 Yahoo Finance，可能有延遲；港股報價延遲 15 分鐘，標示「即時」者除外。所有內容均不構成投資建議。</translation>
    </message>
</context>
<context>
    <name>AddBox</name>
    <message>
        <source>Name or code: Alibaba, 9988, 騰訊…</source>
        <translation>名稱或代號：Alibaba、9988、騰訊…</translation>
    </message>
    <message>
        <source>Nothing found for “{0}”.</source>
        <translation>找不到「{0}」。</translation>
    </message>
    <message>
        <source>Enter adds it.</source>
        <translation>按 Enter 加入。</translation>
    </message>
    <message>
        <source>Type a name or a code.</source>
        <translation>輸入名稱或代號。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>搜尋中…</translation>
    </message>
</context>
<context>
    <name>AliasEditor</name>
    <message>
        <source>Names of {0}</source>
        <translation>{0} 的名稱</translation>
    </message>
    <message>
        <source>A name, or a phrase that must not count</source>
        <translation>名稱，或不應計算在內的字句</translation>
    </message>
    <message>
        <source>must not count: {0}</source>
        <translation>不計算：{0}</translation>
    </message>
    <message>
        <source>block “{0}”</source>
        <translation>排除「{0}」</translation>
    </message>
    <message>
        <source>learn “{0}”</source>
        <translation>記住「{0}」</translation>
    </message>
    <message>
        <source>Type a name or a phrase first.</source>
        <translation>請先輸入名稱或片語。</translation>
    </message>
    <message>
        <source>One letter is no name: it stands in every article.</source>
        <translation>單一字母不成名稱：每篇文章都有它。</translation>
    </message>
    <message>
        <source>That is in your list already.</source>
        <translation>已在你的清單中。</translation>
    </message>
    <message>
        <source>That is in your list as the opposite: remove it there first.</source>
        <translation>清單中有相反的一項：請先移除。</translation>
    </message>
    <message>
        <source>That is known as a name already.</source>
        <translation>這早已是已知名稱。</translation>
    </message>
    <message>
        <source>forget “{0}”</source>
        <translation>忘記「{0}」</translation>
    </message>
    <message>
        <source>Yours; stored articles are matched anew with each change:</source>
        <translation>你自訂的名稱；每次更改後，已儲存的文章會重新配對：</translation>
    </message>
    <message>
        <source>Add as a name</source>
        <translation>加為名稱</translation>
    </message>
    <message>
        <source>Must not count</source>
        <translation>不計算在內</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Its names are derived from what its exchange calls it.</source>
        <translation>名稱由交易所所用名稱推斷而來。</translation>
    </message>
    <message>
        <source>Known: {0}</source>
        <translation>已知：{0}</translation>
    </message>
</context>
<context>
    <name>ArticleActions</name>
    <message>
        <source>Not about {0}: learned</source>
        <translation>已記住：與{0}無關</translation>
    </message>
    <message numerus="yes">
        <source>%n marked as read</source>
        <translation>
            <numerusform>已將 %n 篇標為已讀</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleMenu</name>
    <message>
        <source>Remove the star</source>
        <translation>移除星標</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星標</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>標為已讀</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>標為未讀</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在瀏覽器開啟</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>複製連結</translation>
    </message>
    <message>
        <source>Not about {0}</source>
        <translation>與{0}無關</translation>
    </message>
</context>
<context>
    <name>BandChip</name>
    <message>
        <source>The HKMA holds the dollar between {0} and {1}.</source>
        <translation>金管局將美元匯率維持在 {0} 至 {1} 之間。</translation>
    </message>
    <message>
        <source>USD/HKD — · no rate</source>
        <translation>USD/HKD — · 無匯率</translation>
    </message>
    <message>
        <source>no rate</source>
        <translation>無匯率</translation>
    </message>
    <message>
        <source>in band</source>
        <translation>區間內</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>區間外</translation>
    </message>
</context>
<context>
    <name>BesideWords</name>
    <message>
        <source>too fresh</source>
        <translation>時間尚短</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>休市</translation>
    </message>
    <message>
        <source>the close before</source>
        <translation>前收市</translation>
    </message>
    <message>
        <source>publication</source>
        <translation>發布</translation>
    </message>
    <message>
        <source>{0}: {1} since {2}.</source>
        <translation>{0}：自{2}起 {1}。</translation>
    </message>
    <message>
        <source>after 15 min</source>
        <translation>15 分鐘後</translation>
    </message>
    <message>
        <source>after 1 h</source>
        <translation>1 小時後</translation>
    </message>
    <message>
        <source>at the close</source>
        <translation>收市時</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Preparing the chart…</source>
        <translation>正在準備圖表…</translation>
    </message>
    <message>
        <source>Price chart</source>
        <translation>股價圖</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>A command, or a listing of yours</source>
        <translation>輸入指令或你的證券</translation>
    </message>
    <message>
        <source>No command or listing of yours has that</source>
        <translation>沒有符合的指令或證券</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Export news</source>
        <translation>匯出新聞</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>匯出中…</translation>
    </message>
    <message>
        <source>Import holdings</source>
        <translation>匯入持倉</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
    <message>
        <source>Fetching prices, and feeds not asked for in the last 5 minutes</source>
        <translation>正在擷取報價，以及五分鐘內未查詢過的新聞源</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.json *.xml)</source>
        <translation>表格 (*.csv *.tsv *.txt *.json *.xml)</translation>
    </message>
    <message>
        <source>Imported {0}; Undo takes it back</source>
        <translation>已匯入 {0}；可還原</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>已復原：{0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>已重做：{0}</translation>
    </message>
    <message>
        <source>Not undone: the command line has changed your lists since</source>
        <translation>沒有還原：命令列其後已更改你的自選股</translation>
    </message>
    <message>
        <source>The demo could not be started</source>
        <translation>無法啟動示範</translation>
    </message>
</context>
<context>
    <name>CompanyHits</name>
    <message>
        <source>show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>add to the watchlist</source>
        <translation>加入自選股</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>No feed can be reached</source>
        <translation>無法連接任何新聞來源</translation>
    </message>
    <message>
        <source>No connection: Yahoo Finance and one feed unreachable</source>
        <translation>沒有連線：無法連接 Yahoo Finance 及一個新聞來源</translation>
    </message>
    <message>
        <source>it is being tried again</source>
        <translation>正在重試</translation>
    </message>
    <message>
        <source>next try at {0}</source>
        <translation>下次重試：{0}</translation>
    </message>
    <message>
        <source>No price: {0}; {1}.</source>
        <translation>沒有報價：{0}；{1}。</translation>
    </message>
    <message>
        <source>{0}, trying again</source>
        <translation>{0}，正在重試</translation>
    </message>
    <message>
        <source>{0}, next try in {1}</source>
        <translation>{0}，{1}後重試</translation>
    </message>
</context>
<context>
    <name>CurrencySwitch</name>
    <message>
        <source>Amounts are shown in this currency (Ctrl+D)</source>
        <translation>金額以此貨幣顯示 (Ctrl+D)</translation>
    </message>
    <message>
        <source>Currency of amounts</source>
        <translation>金額貨幣</translation>
    </message>
</context>
<context>
    <name>DemoBar</name>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Demo: replay of {0} · {1} in Hong Kong · invented prices and news</source>
        <translation>示範：重播 {0} · 香港時間 {1} · 報價及新聞均屬虛構</translation>
    </message>
</context>
<context>
    <name>DesktopNotices</name>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Add a company</source>
        <translation>加入公司</translation>
    </message>
    <message>
        <source>Show all news</source>
        <translation>顯示所有新聞</translation>
    </message>
    <message>
        <source>Show the watchlist&apos;s news</source>
        <translation>顯示自選股新聞</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除篩選</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>試用示範</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>立即重試</translation>
    </message>
    <message>
        <source>How the sources are doing</source>
        <translation>來源狀況</translation>
    </message>
</context>
<context>
    <name>EngineClient</name>
    <message>
        <source>Engine of another version</source>
        <translation>引擎版本不符</translation>
    </message>
    <message>
        <source>Engine stopped; starting again in {} s</source>
        <translation>引擎已停止；{} 秒後重新啟動</translation>
    </message>
</context>
<context>
    <name>FeedAdder</name>
    <message>
        <source>Address of a feed, or of a page with one</source>
        <translation>新聞源的網址，或列有新聞源的網頁</translation>
    </message>
    <message>
        <source>Add it all the same</source>
        <translation>照樣加入</translation>
    </message>
    <message>
        <source>Looking for the feed…</source>
        <translation>正在尋找新聞源…</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>正在讀取清單…</translation>
    </message>
    <message>
        <source>Writing the list…</source>
        <translation>正在寫入清單…</translation>
    </message>
    <message>
        <source>The engine has not answered. Try again in a moment.</source>
        <translation>引擎沒有回應。請稍後再試。</translation>
    </message>
    <message numerus="yes">
        <source>The page names %n feeds. Click the one to add.</source>
        <translation>
            <numerusform>此網頁列出 %n 個新聞源。請點選要加入的一個。</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {0}; feeds in it: {1}</source>
        <translation>已寫入 {0}；共 {1} 個新聞源</translation>
    </message>
    <message>
        <source>Already there: {0}.</source>
        <translation>已有：{0}。</translation>
    </message>
    <message>
        <source>1 feed added.</source>
        <translation>已加入 1 個新聞源。</translation>
    </message>
    <message numerus="yes">
        <source>%n feeds added.</source>
        <translation>
            <numerusform>已加入 %n 個新聞源。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import feeds</source>
        <translation>匯入新聞源</translation>
    </message>
    <message>
        <source>Export feeds</source>
        <translation>匯出新聞源</translation>
    </message>
    <message>
        <source>Lists of feeds (*.opml *.xml)</source>
        <translation>新聞源清單 (*.opml *.xml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Import OPML…</source>
        <translation>匯入 OPML…</translation>
    </message>
    <message>
        <source>Export OPML…</source>
        <translation>匯出 OPML…</translation>
    </message>
</context>
<context>
    <name>FeedChanges</name>
    <message>
        <source>switch off {0}</source>
        <translation>停用 {0}</translation>
    </message>
    <message>
        <source>{0} comes with Newswatch: switched off</source>
        <translation>{0} 為 Newswatch 內附來源，已停用</translation>
    </message>
    <message>
        <source>remove {0}</source>
        <translation>移除 {0}</translation>
    </message>
    <message>
        <source>{0} removed; its articles stay</source>
        <translation>已移除 {0}；文章會保留</translation>
    </message>
</context>
<context>
    <name>FeedsPage</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Stop reading the chosen feed; its articles stay (Delete)</source>
        <translation>不再讀取所選來源；文章會保留（Delete）</translation>
    </message>
    <message>
        <source> — has not answered yet</source>
        <translation> — 尚未回應</translation>
    </message>
    <message>
        <source> — never asked</source>
        <translation> — 未曾查詢</translation>
    </message>
    <message>
        <source>Sources of these regions and languages:</source>
        <translation>以下地區及語言的來源：</translation>
    </message>
    <message>
        <source>The demo reads its own invented news, no source here.</source>
        <translation>示範只讀取自行虛構的新聞，不會讀取這裡的來源。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Any time</source>
        <translation>任何時間</translation>
    </message>
    <message>
        <source>Since you last looked</source>
        <translation>上次查看之後</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>過去 24 小時</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>過去 7 日</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>過去 30 日</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>匯出 CSV</translation>
    </message>
    <message>
        <source>Save the news shown here as a table</source>
        <translation>將此處顯示的新聞儲存為表格</translation>
    </message>
    <message>
        <source>Holdings</source>
        <translation>持倉</translation>
    </message>
    <message>
        <source>Watchlist</source>
        <translation>自選股</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未讀</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星標</translation>
    </message>
    <message>
        <source>Back to all holdings</source>
        <translation>返回所有持倉</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Mark all as read	Shift+A</source>
        <translation>全部標為已讀	Shift+A</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除篩選</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>來源</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Welcome to Newswatch</source>
        <translation>歡迎使用 Newswatch</translation>
    </message>
    <message>
        <source>Watchlist</source>
        <translation>自選股</translation>
    </message>
    <message>
        <source>What you add appears here.</source>
        <translation>你加入的公司會顯示在這裏。</translation>
    </message>
    <message>
        <source>Which companies do you follow?</source>
        <translation>你關注哪些公司？</translation>
    </message>
    <message>
        <source>Every article that mentions one of them lights up, in English and in Chinese, whichever of its listings you hold.</source>
        <translation>凡提及這些公司的中英文文章都會突出顯示，不論你持有的是其哪一個上市證券。</translation>
    </message>
    <message>
        <source>News from</source>
        <translation>新聞地區</translation>
    </message>
    <message>
        <source>Try the demo first</source>
        <translation>先試用示範</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Show amounts in</source>
        <translation>金額貨幣</translation>
    </message>
</context>
<context>
    <name>GainWords</name>
    <message>
        <source>Gain since purchase: —, its cost or price is not known.</source>
        <translation>自買入盈虧：—，成本或價格不詳。</translation>
    </message>
    <message>
        <source>Gain since purchase: {0}, paid {1}</source>
        <translation>自買入盈虧：{0}，成本 {1}</translation>
    </message>
    <message>
        <source>Not counted, without a known cost: {0} of its lots</source>
        <translation>成本不詳而未計算：{0} 筆</translation>
    </message>
    <message>
        <source>{0} since purchase</source>
        <translation>自買入 {0}</translation>
    </message>
    <message>
        <source>at today&apos;s rate</source>
        <translation>以今日匯率計</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Converted at today&apos;s rate: what exchange rates did since the purchases is not in it.</source>
        <translation>以今日匯率換算：不包括自買入以來的匯率變動。</translation>
    </message>
    <message>
        <source>Partial: cost, price or rate of a lot is not known: {0}.</source>
        <translation>部分：有買入記錄的成本、價格或匯率不詳：{0}。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>The demo has no prices for this one.</source>
        <translation>示範沒有此股票的報價。</translation>
    </message>
    <message>
        <source>No price has arrived yet; it has been asked for.</source>
        <translation>尚未收到報價；已發出查詢。</translation>
    </message>
    <message>
        <source>points</source>
        <translation>點</translation>
    </message>
    <message>
        <source>A newer price is held back. {reason}</source>
        <translation>較新的報價暫不採用。{reason}</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Search news, symbols, companies…  Ctrl+K</source>
        <translation>搜尋新聞、代號、公司…  Ctrl+K</translation>
    </message>
    <message>
        <source>Search…  Ctrl+K</source>
        <translation>搜尋…  Ctrl+K</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
</context>
<context>
    <name>HealthModel</name>
    <message>
        <source>Source</source>
        <translation>來源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>上次成功</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次更新</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>每週</translation>
    </message>
    <message>
        <source>About yours</source>
        <translation>與你有關</translation>
    </message>
    <message>
        <source>What happened, and what to do</source>
        <translation>情況及處理方法</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未查詢</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>retrying</source>
        <translation>重試中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>gone for good</source>
        <translation>已永久停用</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已關閉</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>when one answers</source>
        <translation>待有新聞源回應</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>{0}後</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>How the sources are doing</source>
        <translation>來源狀況</translation>
    </message>
    <message>
        <source>The engine has not reported yet.</source>
        <translation>引擎尚未回報。</translation>
    </message>
    <message>
        <source>A source that fails is asked again after a growing pause; the others are not affected. Articles that were fetched stay.</source>
        <translation>來源如出錯，會逐步延長間隔再試；其他來源不受影響，已取得的文章會保留。</translation>
    </message>
    <message>
        <source>No feed can be reached. One of them is tried every few minutes; as soon as it answers, all are read. Articles that were fetched stay.</source>
        <translation>所有新聞源均無法連線。程式每隔數分鐘會試連其中一個，一有回應便讀取全部。已下載的文章會保留。</translation>
    </message>
</context>
<context>
    <name>HoldingWords</name>
    <message>
        <source>{0} on {1}</source>
        <translation>{1} {0}</translation>
    </message>
    <message>
        <source>{0} bought, {1} today after {2}</source>
        <translation>買入 {0}，經 {2} 後現為 {1}</translation>
    </message>
    <message>
        <source>{0}, and {1} sold</source>
        <translation>{0}，並賣出 {1}</translation>
    </message>
    <message>
        <source>{0}: {1}; your {2} shares are {3} now</source>
        <translation>{0}：{1}；你的 {2} 股現為 {3} 股</translation>
    </message>
    <message>
        <source>{0}: split {1}; until then nothing changes</source>
        <translation>{0}：將於 {1} 拆細或合併；之前不變</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Import holdings</source>
        <translation>匯入持倉</translation>
    </message>
    <message>
        <source>Changed elsewhere meanwhile, and read anew. Look again.</source>
        <translation>資料其間在別處更改，已重新讀取。請再看一次。</translation>
    </message>
    <message>
        <source>Watchlist</source>
        <translation>自選股</translation>
    </message>
    <message>
        <source>import of {0}</source>
        <translation>匯入 {0}</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What</source>
        <translation>類別</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>代號</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>股數</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>價格</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>匯入</translation>
    </message>
    <message>
        <source>Which comes first in days like 03/04/2025?</source>
        <translation>03/04/2025 這類日期，日先還是月先？</translation>
    </message>
    <message>
        <source>The day: 3 April</source>
        <translation>日先：4月3日</translation>
    </message>
    <message>
        <source>The month: 4 March</source>
        <translation>月先：3月4日</translation>
    </message>
    <message>
        <source>The year: 25/03/04 is 4 March 2025</source>
        <translation>年在前：25/03/04 即 2025 年 3 月 4 日</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Next, previous article</source>
        <translation>下一篇、上一篇</translation>
    </message>
    <message>
        <source>Next unread</source>
        <translation>下一篇未讀</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星標</translation>
    </message>
    <message>
        <source>Read or unread</source>
        <translation>已讀或未讀</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在瀏覽器開啟</translation>
    </message>
    <message>
        <source>Not about this holding</source>
        <translation>與此持倉無關</translation>
    </message>
    <message>
        <source>Scroll the article; then the next unread</source>
        <translation>捲動文章，然後到下一篇未讀</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>全部標為已讀</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Add a listing</source>
        <translation>加入證券</translation>
    </message>
    <message>
        <source>Remove the listing</source>
        <translation>移除證券</translation>
    </message>
    <message>
        <source>Move the listing</source>
        <translation>上移或下移</translation>
    </message>
    <message>
        <source>Copy the listing&apos;s line</source>
        <translation>複製該行</translation>
    </message>
    <message>
        <source>Lots of the listing</source>
        <translation>證券的買入記錄</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>HKD or USD</source>
        <translation>港元或美元</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>淺色或深色</translation>
    </message>
    <message>
        <source>Export the news shown</source>
        <translation>匯出顯示的新聞</translation>
    </message>
    <message>
        <source>Import holdings</source>
        <translation>匯入持倉</translation>
    </message>
    <message>
        <source>What moved my portfolio</source>
        <translation>組合升跌原因</translation>
    </message>
    <message>
        <source>Hide or show a side pane</source>
        <translation>隱藏或顯示側欄</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>立即更新</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>所有指令</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>本快捷鍵列表</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷鍵</translation>
    </message>
</context>
<context>
    <name>LoginBox</name>
    <message>
        <source>Start when I log in, in the tray</source>
        <translation>登入時啟動，留在系統匣</translation>
    </message>
    <message>
        <source>Starting at login could not be changed</source>
        <translation>未能更改登入時啟動的設定</translation>
    </message>
</context>
<context>
    <name>LotFacts</name>
    <message>
        <source>{0} shares</source>
        <translation>{0} 股</translation>
    </message>
    <message>
        <source>paid {0}</source>
        <translation>成本 {0}</translation>
    </message>
    <message>
        <source>{0} since purchase</source>
        <translation>自買入 {0}</translation>
    </message>
    <message>
        <source>partial: a cost is not known</source>
        <translation>部分：有成本不詳</translation>
    </message>
    <message>
        <source>{0} sold on {1}</source>
        <translation>{1} 賣出 {0} 股</translation>
    </message>
    <message>
        <source>What it cost is not known.</source>
        <translation>成本不詳。</translation>
    </message>
    <message>
        <source>There is no price in money yet.</source>
        <translation>尚未有價格。</translation>
    </message>
    <message>
        <source>It was paid in {0}.</source>
        <translation>以 {0} 支付。</translation>
    </message>
    <message>
        <source>Its shares are split, and have not traded since.</source>
        <translation>股份已拆細或合併，其後尚未成交。</translation>
    </message>
</context>
<context>
    <name>LotsEditor</name>
    <message>
        <source>Lots of {0}</source>
        <translation>{0} 的買入記錄</translation>
    </message>
    <message>
        <source>How many shares?</source>
        <translation>多少股？</translation>
    </message>
    <message>
        <source>A price cannot be below zero</source>
        <translation>價格不可低於零</translation>
    </message>
    <message>
        <source>It is not known yet in which currency this is</source>
        <translation>尚未知道這是甚麼貨幣</translation>
    </message>
    <message>
        <source>Leave the price empty until there is a quote.</source>
        <translation>有報價之前請把價錢留空。</translation>
    </message>
    <message>
        <source>Numbers are written {0}.</source>
        <translation>數字的寫法是 {0}。</translation>
    </message>
    <message>
        <source>That is not a number</source>
        <translation>這不是數字</translation>
    </message>
    <message>
        <source>That is too large a number</source>
        <translation>這個數字太大</translation>
    </message>
    <message>
        <source>Days are written 2025-02-17.</source>
        <translation>日期的寫法是 2025-02-17。</translation>
    </message>
    <message>
        <source>That is not a day</source>
        <translation>這不是日期</translation>
    </message>
    <message>
        <source>That day is yet to come</source>
        <translation>那一天尚未到來</translation>
    </message>
    <message>
        <source>Line {0}: “{1}”.</source>
        <translation>第 {0} 行：「{1}」。</translation>
    </message>
    <message>
        <source>Changed elsewhere meanwhile, and shown here. Look, then save.</source>
        <translation>其間在別處更改，已顯示於此。請看過後再儲存。</translation>
    </message>
    <message>
        <source>Nothing held. Enter how many shares you bought.</source>
        <translation>未有持倉。請輸入買入股數。</translation>
    </message>
    <message>
        <source>Splits before {0} are not known yet.</source>
        <translation>{0}之前的拆細或合併尚未查得。</translation>
    </message>
    <message>
        <source>Tick this if you typed shares and price as they are counted today. Else they are taken as bought, and splits since are applied.</source>
        <translation>若你輸入的股數和價格是今日的計法，請剔選。否則視為買入時的股數，其後的拆細合併會自動計入。</translation>
    </message>
    <message>
        <source>What is left of the lot today, after splits and sales.</source>
        <translation>經拆細合併及賣出後，這筆買入現餘的股數。</translation>
    </message>
    <message>
        <source>Against what you paid, in the listing&apos;s currency.</source>
        <translation>相對你的成本，以上市貨幣計。</translation>
    </message>
    <message>
        <source>unknown currency</source>
        <translation>貨幣不明</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>股數</translation>
    </message>
    <message>
        <source>Price ({0})</source>
        <translation>價格（{0}）</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>買入日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Today&apos;s count</source>
        <translation>今日股數</translation>
    </message>
    <message>
        <source>Shares today</source>
        <translation>現有股數</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>盈虧</translation>
    </message>
    <message>
        <source>Add a lot</source>
        <translation>加入買入記錄</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>“{0}” learned as a name</source>
        <translation>已記住「{0}」為名稱</translation>
    </message>
    <message>
        <source>learn “{0}”</source>
        <translation>記住「{0}」</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>mark as read</source>
        <translation>標為已讀</translation>
    </message>
    <message>
        <source>mark as unread</source>
        <translation>標為未讀</translation>
    </message>
    <message>
        <source>remove the star</source>
        <translation>移除星標</translation>
    </message>
    <message>
        <source>star</source>
        <translation>加星標</translation>
    </message>
    <message>
        <source>“not about this”</source>
        <translation>「與此無關」</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>Import holdings…</source>
        <translation>匯入持倉…</translation>
    </message>
    <message>
        <source>Export news as CSV…</source>
        <translation>將新聞匯出為 CSV…</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>立即更新</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>匯出設定…</translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation>匯入設定…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>&amp;Watchlist</source>
        <translation>自選股(&amp;W)</translation>
    </message>
    <message>
        <source>Add a listing…</source>
        <translation>加入證券…</translation>
    </message>
    <message>
        <source>Lots…</source>
        <translation>買入記錄…</translation>
    </message>
    <message>
        <source>Names and aliases…</source>
        <translation>名稱及別名…</translation>
    </message>
    <message>
        <source>Remove from watchlist</source>
        <translation>從自選股移除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>&amp;News</source>
        <translation>新聞(&amp;N)</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>搜尋…</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>下一篇</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>上一篇</translation>
    </message>
    <message>
        <source>Next unread</source>
        <translation>下一篇未讀</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星號</translation>
    </message>
    <message>
        <source>Read or unread</source>
        <translation>標為已讀或未讀</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在瀏覽器開啟</translation>
    </message>
    <message>
        <source>Not about this holding</source>
        <translation>與此持股無關</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>全部標為已讀</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>Show in the other currency</source>
        <translation>以另一貨幣顯示</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>淺色或深色</translation>
    </message>
    <message>
        <source>Commands…</source>
        <translation>指令…</translation>
    </message>
    <message>
        <source>What moved my portfolio</source>
        <translation>組合升跌原因</translation>
    </message>
    <message>
        <source>How the sources are doing</source>
        <translation>來源狀況</translation>
    </message>
    <message>
        <source>Watchlist pane</source>
        <translation>自選股窗格</translation>
    </message>
    <message>
        <source>Quote pane</source>
        <translation>報價窗格</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷鍵</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>試用示範</translation>
    </message>
    <message>
        <source>About Newswatch</source>
        <translation>關於 Newswatch</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
</context>
<context>
    <name>NewsDelegate</name>
    <message>
        <source>seen {0}</source>
        <translation>{0}見到</translation>
    </message>
</context>
<context>
    <name>NewsEmpty</name>
    <message>
        <source>You hold nothing yet</source>
        <translation>你尚未有持倉</translation>
    </message>
    <message>
        <source>Enter what you bought from a listing&apos;s menu (Lots…).</source>
        <translation>在證券的選單（買入記錄…）輸入你買入的股份。</translation>
    </message>
    <message>
        <source>No article mentions these yet</source>
        <translation>未有文章提及這些證券</translation>
    </message>
    <message>
        <source>{0} articles are stored, none of them about what is chosen here. New ones will appear by themselves.</source>
        <translation>已儲存 {0} 篇文章，但沒有一篇與此處所選的有關。新文章會自動出現。</translation>
    </message>
    <message>
        <source>Nothing found for “{0}”</source>
        <translation>找不到「{0}」</translation>
    </message>
    <message>
        <source>Looked in titles and summaries, with the filters above.</source>
        <translation>已按上方的篩選條件搜尋標題及摘要。</translation>
    </message>
    <message>
        <source>Nothing matches these filters</source>
        <translation>沒有文章符合這些篩選條件</translation>
    </message>
    <message>
        <source>Articles are there, but none with all the filters above.</source>
        <translation>有文章，但沒有一篇符合上方所有篩選條件。</translation>
    </message>
    <message>
        <source>Add a company, and every article that mentions it will light up here, in English and in Chinese, whichever of its listings you hold.</source>
        <translation>加入公司後，凡提及它的中英文文章都會在此突出顯示，不論你持有的是其哪一個上市證券。</translation>
    </message>
    <message>
        <source>Which companies do you follow?</source>
        <translation>你關注哪些公司？</translation>
    </message>
    <message>
        <source>Is this computer online? One of them is tried every few minutes, and all of them as soon as it answers.</source>
        <translation>這部電腦已連線嗎？每隔幾分鐘會嘗試其中一個來源，一有回應便會全部再試。</translation>
    </message>
    <message>
        <source>{0} sources: {1}</source>
        <translation>{0} 個來源：{1}</translation>
    </message>
    <message>
        <source>… and {0} more</source>
        <translation>…另有 {0} 個</translation>
    </message>
    <message>
        <source>No source could be reached</source>
        <translation>無法連接任何來源</translation>
    </message>
    <message>
        <source>Is this computer online? They will be tried again:</source>
        <translation>這部電腦是否已連線？將會再試：</translation>
    </message>
    <message>
        <source>The sources are being asked now; the first articles take seconds.</source>
        <translation>正在查詢各來源；首批文章數秒內便會出現。</translation>
    </message>
    <message>
        <source>No articles yet</source>
        <translation>未有文章</translation>
    </message>
    <message>
        <source>again soon</source>
        <translation>稍後再試</translation>
    </message>
    <message>
        <source>again in {0}</source>
        <translation>{0}後再試</translation>
    </message>
</context>
<context>
    <name>NewsItems</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨日</translation>
    </message>
</context>
<context>
    <name>NewsModel</name>
    <message>
        <source>unread</source>
        <translation>未讀</translation>
    </message>
</context>
<context>
    <name>NewsView</name>
    <message>
        <source>News</source>
        <translation>新聞</translation>
    </message>
</context>
<context>
    <name>NewsWhy</name>
    <message>
        <source>Why this matched</source>
        <translation>為何標示</translation>
    </message>
    <message>
        <source>x: not about this holding</source>
        <translation>x：與此持倉無關</translation>
    </message>
</context>
<context>
    <name>ParityRow</name>
    <message>
        <source>HK</source>
        <translation>港股</translation>
    </message>
    <message>
        <source>{0} premium {1}</source>
        <translation>{0}溢價 {1}</translation>
    </message>
    <message>
        <source>Both sides per ordinary share, in one currency.</source>
        <translation>兩邊均以每股普通股計，並換算為同一貨幣。</translation>
    </message>
    <message>
        <source>A price or an exchange rate is missing.</source>
        <translation>欠缺報價或匯率。</translation>
    </message>
    <message>
        <source>The two prices were made {0} apart: not at the same time.</source>
        <translation>兩個報價相差 {0}，並非同一時間。</translation>
    </message>
</context>
<context>
    <name>PriceActionBox</name>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
</context>
<context>
    <name>QuietHours</name>
    <message>
        <source>Quiet from</source>
        <translation>勿擾時間由</translation>
    </message>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Such as 22:30 and 07:00. Articles still arrive, silently.</source>
        <translation>例如 22:30 及 07:00。文章會照常更新，但不會通知。</translation>
    </message>
    <message>
        <source>“{0}” is no time of day.</source>
        <translation>「{0}」不是有效時間。</translation>
    </message>
    <message>
        <source>Quiet hours need both times; as it is, there are none.</source>
        <translation>勿擾時間須填寫開始及結束時間；現時未有設定。</translation>
    </message>
</context>
<context>
    <name>QuoteHost</name>
    <message>
        <source>Choose a listing or an article to see it here.</source>
        <translation>選擇證券或文章，即可在此查看。</translation>
    </message>
</context>
<context>
    <name>QuotePanel</name>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>What moved my portfolio</source>
        <translation>組合升跌原因</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>業績</translation>
    </message>
</context>
<context>
    <name>QuoteView</name>
    <message>
        <source>No price yet</source>
        <translation>未有報價</translation>
    </message>
    <message>
        <source>A newer price is held back: {0}</source>
        <translation>較新的報價暫不採用：{0}</translation>
    </message>
</context>
<context>
    <name>RangeBar</name>
    <message>
        <source>1D</source>
        <translation>1日</translation>
    </message>
    <message>
        <source>5D</source>
        <translation>5日</translation>
    </message>
    <message>
        <source>1M</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>6M</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>YTD</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>1Y</source>
        <translation>1年</translation>
    </message>
    <message>
        <source>5Y</source>
        <translation>5年</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>vs {index}</source>
        <translation>對比 {index}</translation>
    </message>
    <message>
        <source>Compare with {index}, both in percent</source>
        <translation>與 {index} 比較，均以百分比顯示</translation>
    </message>
    <message>
        <source>More: candles, volume, comparison, copy</source>
        <translation>更多：陰陽燭、成交量、比較、複製</translation>
    </message>
    <message>
        <source>Chart menu</source>
        <translation>圖表選單</translation>
    </message>
    <message>
        <source>Compare with {index}</source>
        <translation>與 {index} 比較</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Choose an article to read it here, beside what the price did.</source>
        <translation>選擇文章在此閱讀，並對照股價走勢。</translation>
    </message>
    <message>
        <source>Nothing you follow is written in this article.</source>
        <translation>文中沒有提及你關注的公司。</translation>
    </message>
    <message>
        <source>Open in browser ↗</source>
        <translation>在瀏覽器開啟 ↗</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星標</translation>
    </message>
    <message>
        <source>Why this matched</source>
        <translation>為何標示</translation>
    </message>
    <message>
        <source>Add as alias…</source>
        <translation>加為別名…</translation>
    </message>
    <message>
        <source>Also in {sources}</source>
        <translation>同見於 {sources}</translation>
    </message>
    <message>
        <source>seen {age}, no date given</source>
        <translation>{age}見到，未註明日期</translation>
    </message>
    <message>
        <source>★ Starred</source>
        <translation>★ 已加星標</translation>
    </message>
    <message>
        <source>As alias for another company</source>
        <translation>作為另一公司的別名</translation>
    </message>
    <message>
        <source>Add “{name}” as alias for {entity}</source>
        <translation>將「{name}」加為{entity}的別名</translation>
    </message>
</context>
<context>
    <name>RegionChooser</name>
    <message>
        <source>Hong Kong</source>
        <translation>香港</translation>
    </message>
    <message>
        <source>Mainland China</source>
        <translation>中國內地</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>美國</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>Save this view…</source>
        <translation>儲存此檢視…</translation>
    </message>
    <message>
        <source>Rename a view</source>
        <translation>重新命名檢視</translation>
    </message>
    <message>
        <source>Remove a view</source>
        <translation>移除檢視</translation>
    </message>
    <message>
        <source>save view {0}</source>
        <translation>儲存檢視 {0}</translation>
    </message>
    <message>
        <source>View {0} saved</source>
        <translation>已儲存檢視 {0}</translation>
    </message>
    <message>
        <source>There is a view {0} already</source>
        <translation>已有名為 {0} 的檢視</translation>
    </message>
    <message>
        <source>rename view {0}</source>
        <translation>重新命名檢視 {0}</translation>
    </message>
    <message>
        <source>View {0} is {1} now</source>
        <translation>檢視 {0} 已改名為 {1}</translation>
    </message>
    <message>
        <source>remove view {0}</source>
        <translation>移除檢視 {0}</translation>
    </message>
    <message>
        <source>View {0} removed</source>
        <translation>已移除檢視 {0}</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>儲存此檢視</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外觀</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>來源</translation>
    </message>
    <message>
        <source>Keeping and network</source>
        <translation>保留及網絡</translation>
    </message>
    <message>
        <source>Show amounts in</source>
        <translation>金額貨幣</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Starred ones and those about holdings are kept for ever. Others go within a day, or with the next start.</source>
        <translation>已加星標及與持倉有關的文章會永久保留；其他過期文章會在一日內或下次啟動時刪除。</translation>
    </message>
    <message>
        <source>The language changes with the next start.</source>
        <translation>語言會在下次啟動時更改。</translation>
    </message>
    <message>
        <source>Rising prices red, falling green</source>
        <translation>升用紅色，跌用綠色</translation>
    </message>
    <message>
        <source>Show pictures of articles</source>
        <translation>顯示文章圖片</translation>
    </message>
    <message>
        <source>They are fetched from the publishers, who then see that somebody reads.</source>
        <translation>圖片從發布者的伺服器取得，對方會知道有人閱讀。</translation>
    </message>
    <message>
        <source>Compare moves with</source>
        <translation>比較升跌的指數</translation>
    </message>
    <message>
        <source>Notify of news about holdings</source>
        <translation>持倉有新聞時通知</translation>
    </message>
    <message>
        <source>At most per holding in an hour</source>
        <translation>每項持倉每小時上限</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>勿擾時間由</translation>
    </message>
    <message>
        <source>Closing the window leaves it in the tray</source>
        <translation>關閉視窗後留在系統匣</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>永久</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep articles</source>
        <translation>保留文章</translation>
    </message>
    <message>
        <source>Ask Yahoo Finance for news of each share</source>
        <translation>向 Yahoo Finance 查詢每隻股份的新聞</translation>
    </message>
    <message>
        <source>http://host:port; empty: as the system</source>
        <translation>http://host:port；留空即跟隨系統</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理伺服器</translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation>立即重新啟動</translation>
    </message>
    <message>
        <source>Used from the next start.</source>
        <translation>下次啟動時生效。</translation>
    </message>
</context>
<context>
    <name>SettingsFiles</name>
    <message>
        <source>Export settings</source>
        <translation>匯出設定</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>匯入設定</translation>
    </message>
    <message>
        <source>Settings exported to {0}</source>
        <translation>設定已匯出至 {0}</translation>
    </message>
    <message>
        <source>learn the names of {0}</source>
        <translation>學習 {0} 的名稱</translation>
    </message>
    <message>
        <source>Settings imported from {0}</source>
        <translation>已從 {0} 匯入設定</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>設定 (*.json)</translation>
    </message>
</context>
<context>
    <name>SimilarList</name>
    <message numerus="yes">
        <source>%n similar</source>
        <translation>
            <numerusform>%n 篇相關報道</numerusform>
        </translation>
    </message>
    <message>
        <source>Read</source>
        <translation>閱讀</translation>
    </message>
    <message>
        <source>first to report</source>
        <translation>首發</translation>
    </message>
    <message>
        <source>recycled</source>
        <translation>重複報道</translation>
    </message>
</context>
<context>
    <name>SinceBar</name>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Since you last looked ({0}): {1} new, {2} about yours</source>
        <translation>自上次查看（{0}）：{1} 篇新文章，{2} 篇與你有關</translation>
    </message>
</context>
<context>
    <name>SorryWindow</name>
    <message>
        <source>Nothing has been changed.</source>
        <translation>沒有作出任何更改。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>開啟資料夾</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>Go on with the copy of {0}; keep the damaged file aside</source>
        <translation>用 {0} 的備份繼續；損壞的檔案會另外保留</translation>
    </message>
</context>
<context>
    <name>StatusKeeper</name>
    <message>
        <source>Starting…</source>
        <translation>啟動中…</translation>
    </message>
    <message>
        <source>{0}: stopped after {1} of {2}; the others stay as they were</source>
        <translation>{0}：已停止，完成 {1}／{2} 篇；其餘文章維持原狀</translation>
    </message>
    <message>
        <source>{0}: done</source>
        <translation>{0}：完成</translation>
    </message>
    <message>
        <source>Last article {0}</source>
        <translation>最新文章：{0}</translation>
    </message>
    <message>
        <source>Live · streaming one symbol</source>
        <translation>即時 · 1 隻證券串流報價</translation>
    </message>
    <message>
        <source>Up to date · one delayed quote</source>
        <translation>已更新 · 1 個延遲報價</translation>
    </message>
    <message>
        <source>Waiting for the first prices</source>
        <translation>正等候首次報價</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>已是最新</translation>
    </message>
    <message>
        <source>Notifications off</source>
        <translation>通知已關閉</translation>
    </message>
    <message>
        <source>Quiet hours off</source>
        <translation>未設勿擾時段</translation>
    </message>
    <message>
        <source>Quiet until {0}</source>
        <translation>勿擾至 {0}</translation>
    </message>
    <message>
        <source>Quiet from {0}</source>
        <translation>勿擾由 {0} 起</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show Newswatch</source>
        <translation>顯示 Newswatch</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message numerus="yes">
        <source>Newswatch: %n unread about yours</source>
        <translation>
            <numerusform>Newswatch：%n 篇關於你的未讀新聞</numerusform>
        </translation>
    </message>
    <message>
        <source>Newswatch goes on here. Quit from this icon&apos;s menu.</source>
        <translation>Newswatch 會在此繼續運作。如要結束，請使用此圖示的選單。</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>UpToDateWindow</name>
    <message>
        <source>The database is being brought up to date</source>
        <translation>正在更新資料庫</translation>
    </message>
    <message>
        <source>It was made by an older version; a copy of it is kept. With very many articles this takes a minute or two.</source>
        <translation>它由較舊的版本建立；會先保留一份副本。文章很多時需要一兩分鐘。</translation>
    </message>
</context>
<context>
    <name>UserData</name>
    <message>
        <source>add {0}</source>
        <translation>加入 {0}</translation>
    </message>
    <message>
        <source>remove {0}</source>
        <translation>移除 {0}</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>rename watchlist</source>
        <translation>重新命名自選股清單</translation>
    </message>
    <message>
        <source>remove watchlist {0}</source>
        <translation>移除自選股清單 {0}</translation>
    </message>
    <message>
        <source>edit holding of {0}</source>
        <translation>編輯 {0} 的持倉</translation>
    </message>
</context>
<context>
    <name>WatchlistHeader</name>
    <message>
        <source>Add a listing (Ctrl+N)</source>
        <translation>加入證券 (Ctrl+N)</translation>
    </message>
    <message>
        <source>Add a listing</source>
        <translation>加入證券</translation>
    </message>
    <message>
        <source>Watchlist {0}</source>
        <translation>自選股清單 {0}</translation>
    </message>
    <message>
        <source>{0} today</source>
        <translation>今日 {0}</translation>
    </message>
    <message>
        <source>stocks {0} · currency —</source>
        <translation>股價 {0} · 匯率 —</translation>
    </message>
    <message>
        <source>without {0}</source>
        <translation>不計 {0}</translation>
    </message>
    <message>
        <source>{0} latest session</source>
        <translation>最近交易日 {0}</translation>
    </message>
    <message>
        <source>stocks {0} · currency {1}</source>
        <translation>股價 {0} · 匯率 {1}</translation>
    </message>
    <message>
        <source>Since the previous close of each market.</source>
        <translation>自各市場前收市計。</translation>
    </message>
    <message>
        <source>Yesterday&apos;s exchange rate is not known: prices alone.</source>
        <translation>昨日匯率不詳：只計股價。</translation>
    </message>
    <message>
        <source>No price or exchange rate for {0}.</source>
        <translation>{0} 沒有報價或匯率。</translation>
    </message>
</context>
<context>
    <name>WatchlistMenu</name>
    <message>
        <source>Show its news</source>
        <translation>顯示其新聞</translation>
    </message>
    <message>
        <source>Lots…</source>
        <translation>買入記錄…</translation>
    </message>
    <message>
        <source>Names and aliases…</source>
        <translation>名稱及別名…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Remove from watchlist</source>
        <translation>從自選股移除</translation>
    </message>
    <message>
        <source>On watchlists</source>
        <translation>所屬自選股</translation>
    </message>
    <message>
        <source>All holdings</source>
        <translation>所有持倉</translation>
    </message>
    <message>
        <source>New watchlist…</source>
        <translation>新增自選股清單…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重新命名…</translation>
    </message>
    <message>
        <source>Remove watchlist</source>
        <translation>移除自選股清單</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>複製為表格</translation>
    </message>
    <message>
        <source>Gain since purchase</source>
        <translation>自買入盈虧</translation>
    </message>
    <message>
        <source>In percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>As an amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Do not show</source>
        <translation>不顯示</translation>
    </message>
    <message>
        <source>New watchlist</source>
        <translation>新增自選股清單</translation>
    </message>
    <message>
        <source>Rename watchlist</source>
        <translation>重新命名自選股清單</translation>
    </message>
</context>
<context>
    <name>WatchlistPane</name>
    <message>
        <source>Removed {0}; its lots are kept</source>
        <translation>已移除 {0}；買入記錄予以保留</translation>
    </message>
    <message>
        <source>Removed {0}</source>
        <translation>已移除 {0}</translation>
    </message>
    <message>
        <source>{0} is in this watchlist already</source>
        <translation>{0} 已在這個自選股清單內</translation>
    </message>
    <message>
        <source>Watchlist</source>
        <translation>自選股</translation>
    </message>
    <message>
        <source>All holdings</source>
        <translation>所有持倉</translation>
    </message>
    <message>
        <source>You hold nothing yet.

Add a listing to a watchlist, then enter what you bought from its menu.</source>
        <translation>你尚未有持倉。

先將證券加入自選股，再從其選單輸入買入記錄。</translation>
    </message>
    <message>
        <source>This watchlist is empty.

Press + and type a name or a code: “Alibaba”, “9988”, “騰訊”. News that mention what you add will light up.</source>
        <translation>此自選股清單是空的。

按 + 並輸入名稱或代號：「Alibaba」、「9988」、「騰訊」。提及所加證券的新聞會突出顯示。</translation>
    </message>
</context>
<context>
    <name>WatchlistRow</name>
    <message>
        <source>{0} sh</source>
        <translation>{0} 股</translation>
    </message>
    <message>
        <source>index</source>
        <translation>指數</translation>
    </message>
    <message>
        <source>fund</source>
        <translation>基金</translation>
    </message>
    <message>
        <source>watch</source>
        <translation>自選</translation>
    </message>
</context>
<context>
    <name>WatchlistTable</name>
    <message>
        <source>Symbol</source>
        <translation>代號</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>股數</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>價格</translation>
    </message>
    <message>
        <source>Quoted in</source>
        <translation>報價單位</translation>
    </message>
    <message>
        <source>Change %</source>
        <translation>升跌 %</translation>
    </message>
    <message>
        <source>Gain %</source>
        <translation>盈虧 %</translation>
    </message>
    <message>
        <source>Time of the price</source>
        <translation>價格時間</translation>
    </message>
</context>
<context>
    <name>WatchlistView</name>
    <message>
        <source>Watchlist</source>
        <translation>自選股</translation>
    </message>
</context>
<context>
    <name>WhyBox</name>
    <message>
        <source>Not about {name}</source>
        <translation>與{name}無關</translation>
    </message>
</context>
<context>
    <name>amounts</name>
    <message>
        <source>At 1 {base} = {factor} {quote}</source>
        <translation>以 1 {base} = {factor} {quote} 計</translation>
    </message>
    <message>
        <source>* No USD/HKD rate is known: this is what the Hong Kong dollar&apos;s band of 7.75 to 7.85 allows.</source>
        <translation>* 沒有美元兌港元匯率：此為聯繫匯率區間 7.75 至 7.85 所容許的範圍。</translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>Candles</source>
        <translation>陰陽燭</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>成交量</translation>
    </message>
    <message>
        <source>Compare with listing</source>
        <translation>與證券比較</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>顯示全部</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>複製圖片</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>複製為 CSV</translation>
    </message>
    <message>
        <source>Choose a listing to see its chart.</source>
        <translation>選擇證券以查看圖表。</translation>
    </message>
    <message>
        <source>No prices of {listing} have come for {span}. The source may be resting or may keep none; the status strip says how it is doing.</source>
        <translation>未取得 {listing} 在 {span} 的價格。來源可能暫停或沒有資料；狀態列會顯示其狀況。</translation>
    </message>
    <message>
        <source>No prices of {listing} are stored for {span} yet. They have been asked for and appear here as soon as they arrive.</source>
        <translation>尚未儲存 {listing} 在 {span} 的價格。已發出查詢，收到後會在此顯示。</translation>
    </message>
    <message>
        <source>Vol {volume}</source>
        <translation>量&#xa0;{volume}</translation>
    </message>
    <message>
        <source>Percent since {name}, {price}; amounts at today&apos;s rate.</source>
        <translation>百分比自{name} {price} 起計；金額按今日匯率換算。</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>LISTINGS, PER ORDINARY SHARE</source>
        <translation>各地上市（每股普通股）</translation>
    </message>
    <message>
        <source>PERFORMANCE</source>
        <translation>表現</translation>
    </message>
    <message>
        <source>over {base}</source>
        <translation>相對 {base}</translation>
    </message>
    <message>
        <source>Traded</source>
        <translation>成交時間</translation>
    </message>
    <message>
        <source>Changes of prices, without dividends.</source>
        <translation>價格升跌，不計股息。</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>Own: what is left of the move without the market&apos;s.</source>
        <translation>自身：扣除大市升跌後的變動。</translation>
    </message>
    <message>
        <source>1D</source>
        <translation>1日</translation>
    </message>
    <message>
        <source>5D</source>
        <translation>5日</translation>
    </message>
    <message>
        <source>1M</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>6M</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>YTD</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>1Y</source>
        <translation>1年</translation>
    </message>
    <message>
        <source>The close it counts from is not stored.</source>
        <translation>未有儲存起計的收市價。</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>. </source>
        <translation>。</translation>
    </message>
    <message>
        <source>European Central Bank asks us to wait</source>
        <translation>歐洲中央銀行要求稍候</translation>
    </message>
    <message>
        <source>European Central Bank could not be reached</source>
        <translation>無法連接歐洲中央銀行</translation>
    </message>
    <message>
        <source>European Central Bank&apos;s answer has changed shape</source>
        <translation>歐洲中央銀行的回應格式已改變</translation>
    </message>
    <message>
        <source>Hong Kong Monetary Authority asks us to wait</source>
        <translation>香港金融管理局要求稍候</translation>
    </message>
    <message>
        <source>Hong Kong Monetary Authority could not be reached</source>
        <translation>無法連接香港金融管理局</translation>
    </message>
    <message>
        <source>Hong Kong Monetary Authority&apos;s answer has changed shape</source>
        <translation>香港金融管理局的回應格式已改變</translation>
    </message>
    <message>
        <source>Too many requests to Yahoo Finance at once</source>
        <translation>一次向 Yahoo Finance 發出太多請求</translation>
    </message>
    <message>
        <source>Yahoo Finance sent no exchange rates</source>
        <translation>Yahoo Finance 沒有傳來匯率</translation>
    </message>
    <message>
        <source>Yahoo Finance sent no prices</source>
        <translation>Yahoo Finance 沒有傳來報價</translation>
    </message>
    <message>
        <source>{}m bars are kept for {} days.</source>
        <translation>{} 分鐘線只保留 {} 天。</translation>
    </message>
    <message>
        <source>The price is suddenly {} higher.</source>
        <translation>報價突然高出 {}。</translation>
    </message>
    <message>
        <source>The price is suddenly {} lower.</source>
        <translation>報價突然低了 {}。</translation>
    </message>
    <message>
        <source>The price is suddenly {} times higher.</source>
        <translation>報價突然變為 {} 倍。</translation>
    </message>
    <message>
        <source>The price is suddenly {} times lower.</source>
        <translation>報價突然縮至 {} 分之一。</translation>
    </message>
    <message>
        <source>{} ÷ {} = {} {} for one {}, inside the band of {} to {}.</source>
        <translation>{} ÷ {} = {} {} 兌一 {}，在 {} 至 {} 的區間內。</translation>
    </message>
    <message>
        <source>{} ÷ {} = {} {} for one {}, outside the band of {} to {}.</source>
        <translation>{} ÷ {} = {} {} 兌一 {}，在 {} 至 {} 的區間外。</translation>
    </message>
    <message>
        <source>{} ÷ {} = {} {} for one {}, inside the band of {} to {}; our rate is {}.</source>
        <translation>{} ÷ {} = {} {} 兌一 {}，在 {} 至 {} 的區間內；我們的匯率是 {}。</translation>
    </message>
    <message>
        <source>{} ÷ {} = {} {} for one {}, outside the band of {} to {}; our rate is {}.</source>
        <translation>{} ÷ {} = {} {} 兌一 {}，在 {} 至 {} 的區間外；我們的匯率是 {}。</translation>
    </message>
    <message>
        <source>{} ÷ {} = {} {} for one {}; our rate is {}.</source>
        <translation>{} ÷ {} = {} {} 兌一 {}；我們的匯率是 {}。</translation>
    </message>
    <message>
        <source>{} ÷ {} = {} {} for one {}; our rate is unknown.</source>
        <translation>{} ÷ {} = {} {} 兌一 {}；我們沒有這個匯率。</translation>
    </message>
    <message>
        <source>{} ÷ {} = {} implied as the previous close; we do not know it.</source>
        <translation>{} ÷ {} = {}，即文中的前收市價；我們沒有這個數字。</translation>
    </message>
    <message>
        <source>{} ÷ {} = {} implied as the previous close; ours is {}, which makes {}.</source>
        <translation>{} ÷ {} = {}，即文中的前收市價；我們的是 {}，即 {}。</translation>
    </message>
    <message>
        <source>{} ÷ {} = {} implied as last year&apos;s last close; we do not know it.</source>
        <translation>{} ÷ {} = {}，即文中的去年最後收市價；我們沒有這個數字。</translation>
    </message>
    <message>
        <source>{} ÷ {} = {} implied as last year&apos;s last close; ours is {}, which makes {}.</source>
        <translation>{} ÷ {} = {}，即文中的去年最後收市價；我們的是 {}，即 {}。</translation>
    </message>
    <message>
        <source>The market traded at {} on {}, its time.</source>
        <translation>當地時間 {}（{}）市場正在交易。</translation>
    </message>
    <message>
        <source>The market was shut at {} on {}, its time.</source>
        <translation>當地時間 {}（{}）市場休市。</translation>
    </message>
    <message>
        <source>Install Newswatch again; your watchlists and settings are not affected.</source>
        <translation>請重新安裝 Newswatch；你的自選股及設定不受影響。</translation>
    </message>
    <message>
        <source>The list of companies cannot be read</source>
        <translation>無法讀取公司名錄</translation>
    </message>
    <message>
        <source>The list of companies is damaged</source>
        <translation>公司名錄已損壞</translation>
    </message>
    <message>
        <source>There is no quote.</source>
        <translation>沒有報價。</translation>
    </message>
    <message>
        <source>Its currency is not known.</source>
        <translation>不知道其貨幣。</translation>
    </message>
    <message>
        <source>Its previous close is not known.</source>
        <translation>不知道其前收市價。</translation>
    </message>
    <message>
        <source>Its shares are split, and have not traded since.</source>
        <translation>股份已拆細，其後未有成交。</translation>
    </message>
    <message>
        <source>No {}/{} rate</source>
        <translation>沒有 {}/{} 匯率</translation>
    </message>
    <message>
        <source>The amount is shown unconverted until a rate arrives.</source>
        <translation>在取得匯率前，金額不作換算。</translation>
    </message>
    <message>
        <source>How many ordinary shares one unit stands for is not known.</source>
        <translation>不知道每單位代表多少普通股。</translation>
    </message>
    <message>
        <source>No exchange rate is known.</source>
        <translation>沒有匯率。</translation>
    </message>
    <message>
        <source>Prices do not reach so far yet.</source>
        <translation>報價尚未到那個時間。</translation>
    </message>
    <message>
        <source>There are no intraday prices of that time: counted from the close before.</source>
        <translation>當時沒有日內價格：由之前的收市價起計。</translation>
    </message>
    <message>
        <source>The trading hours of this market are not known.</source>
        <translation>不知道此市場的交易時段。</translation>
    </message>
    <message>
        <source>The price at publication is not known.</source>
        <translation>不知道發布時的價格。</translation>
    </message>
    <message>
        <source>The market has been shut since.</source>
        <translation>市場自此一直休市。</translation>
    </message>
    <message>
        <source>There was no trade since.</source>
        <translation>自此沒有成交。</translation>
    </message>
    <message>
        <source>This is not an amount of money.</source>
        <translation>這不是金額。</translation>
    </message>
    <message>
        <source>The price is suddenly in {} instead of {}.</source>
        <translation>報價的貨幣突然是 {}，而不是 {}。</translation>
    </message>
    <message>
        <source>Type a code such as 9988, 0700.HK, BABA or ^HSI, or search by name.</source>
        <translation>請輸入代號，例如 9988、0700.HK、BABA 或 ^HSI，或以名稱搜尋。</translation>
    </message>
    <message>
        <source>“{}” is not a symbol</source>
        <translation>「{}」不是股份代號</translation>
    </message>
    <message>
        <source>No symbol given</source>
        <translation>沒有輸入代號</translation>
    </message>
    <message>
        <source>The article does not say in which currency the price is.</source>
        <translation>文章沒有說明價格的貨幣。</translation>
    </message>
    <message>
        <source>No price falls by a hundred percent or more.</source>
        <translation>價格不可能下跌百分之一百或以上。</translation>
    </message>
    <message>
        <source>We cannot tell when that was.</source>
        <translation>無法判斷那是甚麼時候。</translation>
    </message>
    <message>
        <source>We too had {} then.</source>
        <translation>我們當時的報價同樣是 {}。</translation>
    </message>
    <message>
        <source>The article says {}; we had {} then.</source>
        <translation>文章說 {}；我們當時的報價是 {}。</translation>
    </message>
    <message>
        <source>We have no price of that time to compare {} with.</source>
        <translation>我們沒有當時的報價可與 {} 比較。</translation>
    </message>
    <message>
        <source>Matching stored articles</source>
        <translation>重新比對已儲存的文章</translation>
    </message>
    <message>
        <source>Newswatch is already running on this profile</source>
        <translation>Newswatch 已在使用此設定檔</translation>
    </message>
    <message>
        <source>Close the other one, or use another --profile.</source>
        <translation>請關閉另一個，或用 --profile 指定別的設定檔。</translation>
    </message>
    <message>
        <source>The profile folder cannot be written</source>
        <translation>無法寫入設定檔資料夾</translation>
    </message>
    <message>
        <source>Use another with --profile.</source>
        <translation>請用 --profile 指定別的資料夾。</translation>
    </message>
    <message>
        <source>Something went wrong inside Newswatch ({})</source>
        <translation>Newswatch 內部出錯（{}）</translation>
    </message>
    <message>
        <source>Details are in the log.</source>
        <translation>詳情見記錄檔。</translation>
    </message>
    <message>
        <source>The feed catalogue cannot be read</source>
        <translation>無法讀取新聞源目錄</translation>
    </message>
    <message>
        <source>Install Newswatch again; your own feeds are not affected.</source>
        <translation>請重新安裝 Newswatch；你自己的新聞源不受影響。</translation>
    </message>
    <message>
        <source>The export could not be written</source>
        <translation>無法寫入匯出檔</translation>
    </message>
    <message>
        <source>An earlier file of that name is untouched.</source>
        <translation>之前的同名檔案沒有改動。</translation>
    </message>
    <message>
        <source>No rate; what the peg allows.</source>
        <translation>沒有匯率；按聯繫匯率的區間顯示。</translation>
    </message>
    <message>
        <source>The settings file was damaged; it is now “{}”, and defaults are used.</source>
        <translation>設定檔已損壞，現改名為「{}」，並使用預設值。</translation>
    </message>
    <message>
        <source>Some settings made no sense and are at their defaults; the file as it was is “{}”.</source>
        <translation>部分設定無效，已還原為預設值；原檔案已存為「{}」。</translation>
    </message>
    <message>
        <source>The settings file is damaged; defaults are used.</source>
        <translation>設定檔已損壞；現使用預設值。</translation>
    </message>
    <message>
        <source>Settings could not be read ({}); defaults are used.</source>
        <translation>無法讀取設定（{}）；現使用預設值。</translation>
    </message>
    <message>
        <source>Settings could not be saved</source>
        <translation>無法儲存設定</translation>
    </message>
    <message>
        <source>Newswatch spaces them out and goes on by itself.</source>
        <translation>Newswatch 會分散請求，並自動繼續。</translation>
    </message>
    <message>
        <source>The page names no feed</source>
        <translation>此網頁沒有列出新聞源</translation>
    </message>
    <message>
        <source>Look on the site for RSS, and paste the address of the feed itself.</source>
        <translation>請在網站上尋找 RSS，並貼上新聞源本身的網址。</translation>
    </message>
    <message>
        <source>This is not a web address</source>
        <translation>這不是網址</translation>
    </message>
    <message>
        <source>It should look like https://example.com/rss</source>
        <translation>應像 https://example.com/rss</translation>
    </message>
    <message>
        <source>This is not an OPML file</source>
        <translation>這不是 OPML 檔案</translation>
    </message>
    <message>
        <source>Export your feeds as OPML and try again.</source>
        <translation>請把新聞源匯出為 OPML 再試。</translation>
    </message>
    <message>
        <source>A web page came instead of a feed</source>
        <translation>收到的是網頁，不是新聞源</translation>
    </message>
    <message>
        <source>Newswatch can look on the page for the address of its feed.</source>
        <translation>Newswatch 可在該網頁上尋找新聞源的網址。</translation>
    </message>
    <message>
        <source>The feed is empty</source>
        <translation>新聞源是空的</translation>
    </message>
    <message>
        <source>A login page came instead of a feed</source>
        <translation>收到的是登入頁，不是新聞源</translation>
    </message>
    <message>
        <source>The feed needs a login, or the network asks you to sign in first.</source>
        <translation>新聞源需要登入，或網絡要求你先登入。</translation>
    </message>
    <message>
        <source>This is not a feed</source>
        <translation>這不是新聞源</translation>
    </message>
    <message>
        <source>It is JSON, but no JSON Feed.</source>
        <translation>這是 JSON，但不是 JSON Feed。</translation>
    </message>
    <message>
        <source>It does not say where to.</source>
        <translation>它沒有說明轉往何處。</translation>
    </message>
    <message>
        <source>It leads away from the web; only http and https are read.</source>
        <translation>它離開了網絡；只讀取 http 及 https。</translation>
    </message>
    <message>
        <source>It goes round in circles.</source>
        <translation>它不斷循環。</translation>
    </message>
    <message>
        <source>There are too many in a row.</source>
        <translation>連續轉址太多。</translation>
    </message>
    <message>
        <source>The certificate bundle cannot be read</source>
        <translation>無法讀取憑證檔</translation>
    </message>
    <message>
        <source>European Central Bank gave no rates ({})</source>
        <translation>歐洲中央銀行沒有提供匯率（{}）</translation>
    </message>
    <message>
        <source>Hong Kong Monetary Authority gave no rates ({})</source>
        <translation>香港金融管理局沒有提供匯率（{}）</translation>
    </message>
    <message>
        <source>Of that time there are only hourly prices.</source>
        <translation>當時只有每小時的價格。</translation>
    </message>
    <message>
        <source>{}/{} {} lies outside the band of {} to {}.</source>
        <translation>{}/{} {} 超出 {} 至 {} 的區間。</translation>
    </message>
    <message>
        <source>The demo reads only its own feed</source>
        <translation>示範只讀取自己的新聞源</translation>
    </message>
    <message>
        <source>Start Newswatch without --demo to add feeds.</source>
        <translation>要加入新聞源，請不加 --demo 啟動 Newswatch。</translation>
    </message>
    <message>
        <source>The file names no feed</source>
        <translation>檔案沒有列出新聞源</translation>
    </message>
    <message>
        <source>The file is too big</source>
        <translation>檔案太大</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>無法讀取檔案</translation>
    </message>
    <message>
        <source>It has no content at all.</source>
        <translation>它完全沒有內容。</translation>
    </message>
    <message>
        <source>Its target is not valid.</source>
        <translation>目標網址無效。</translation>
    </message>
    <message>
        <source>It is tried again later.</source>
        <translation>稍後會再試。</translation>
    </message>
    <message>
        <source>Check the address of the feed.</source>
        <translation>請檢查新聞源的網址。</translation>
    </message>
    <message>
        <source>It should look like https://example.com/rss.</source>
        <translation>應像 https://example.com/rss。</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>無法連接伺服器</translation>
    </message>
    <message>
        <source>The server took too long</source>
        <translation>伺服器太久沒有回應</translation>
    </message>
    <message>
        <source>The server&apos;s name is not known</source>
        <translation>找不到伺服器的名稱</translation>
    </message>
    <message>
        <source>There may be no network, or the address is misspelt, or blocked by a filter.</source>
        <translation>可能沒有網絡、網址有誤，或被過濾器封鎖。</translation>
    </message>
    <message>
        <source>The proxy cannot be reached</source>
        <translation>無法連接代理伺服器</translation>
    </message>
    <message>
        <source>Check the proxy in the settings, or HTTPS_PROXY and HTTP_PROXY.</source>
        <translation>請檢查設定中的代理伺服器，或 HTTPS_PROXY 及 HTTP_PROXY。</translation>
    </message>
    <message>
        <source>The proxy refused the connection</source>
        <translation>代理伺服器拒絕連線</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted</source>
        <translation>伺服器的憑證不受信任</translation>
    </message>
    <message>
        <source>If your network inspects traffic, set SSL_CERT_FILE to its certificate.</source>
        <translation>如你的網絡會檢查流量，請把 SSL_CERT_FILE 設為其憑證。</translation>
    </message>
    <message>
        <source>No secure connection to the server</source>
        <translation>無法與伺服器建立安全連線</translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation>回應中斷了</translation>
    </message>
    <message>
        <source>The server broke off the connection</source>
        <translation>伺服器中斷了連線</translation>
    </message>
    <message>
        <source>The server does not speak HTTP properly</source>
        <translation>伺服器的 HTTP 回應不正確</translation>
    </message>
    <message>
        <source>The server asks us to wait</source>
        <translation>伺服器要求稍候</translation>
    </message>
    <message>
        <source>The feed is gone for good</source>
        <translation>新聞源已永久移除</translation>
    </message>
    <message>
        <source>It may need a login, or not welcome feed readers.</source>
        <translation>它可能需要登入，或不歡迎新聞閱讀器。</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not a feed ({})</source>
        <translation>伺服器的回應不是新聞源（{}）</translation>
    </message>
    <message>
        <source>The feed points to a private address</source>
        <translation>新聞源指向私人網址</translation>
    </message>
    <message>
        <source>A public feed must not lead into your own network.</source>
        <translation>公開的新聞源不應連到你的內部網絡。</translation>
    </message>
    <message>
        <source>It was not followed.</source>
        <translation>沒有跟隨。</translation>
    </message>
    <message>
        <source>The address is not valid</source>
        <translation>網址無效</translation>
    </message>
    <message>
        <source>The feed&apos;s redirect cannot be followed</source>
        <translation>無法跟隨新聞源的轉址</translation>
    </message>
    <message>
        <source>The feed is too big</source>
        <translation>新聞源太大</translation>
    </message>
    <message>
        <source>It is more than {} MB, which no feed needs.</source>
        <translation>超過 {} MB，沒有新聞源需要這麼大。</translation>
    </message>
    <message>
        <source>The feed cannot be unpacked</source>
        <translation>無法解壓新聞源</translation>
    </message>
    <message>
        <source>The server refused the connection</source>
        <translation>伺服器拒絕連線</translation>
    </message>
    <message>
        <source>It did not finish its answer in time.</source>
        <translation>它未能及時完成回應。</translation>
    </message>
    <message>
        <source>The server closed the connection in the middle.</source>
        <translation>伺服器中途關閉了連線。</translation>
    </message>
    <message>
        <source>Its answer cannot be read.</source>
        <translation>無法讀取其回應。</translation>
    </message>
    <message>
        <source>The server says it will not be back.</source>
        <translation>伺服器表示它不會恢復。</translation>
    </message>
    <message>
        <source>The server has a problem ({})</source>
        <translation>伺服器出現問題（{}）</translation>
    </message>
    <message>
        <source>The server refuses the feed ({})</source>
        <translation>伺服器拒絕提供新聞源（{}）</translation>
    </message>
    <message>
        <source>There is no feed at this address (404)</source>
        <translation>此網址沒有新聞源（404）</translation>
    </message>
    <message>
        <source>This is no picture</source>
        <translation>這不是圖片</translation>
    </message>
    <message>
        <source>It is left out.</source>
        <translation>已略過。</translation>
    </message>
    <message>
        <source>European Central Bank</source>
        <translation>歐洲中央銀行</translation>
    </message>
    <message>
        <source>Other rates are used.</source>
        <translation>改用其他匯率。</translation>
    </message>
    <message>
        <source>The price came as {} {}, but this one trades in {}.</source>
        <translation>收到的報價是 {} {}，但這隻股票以 {} 報價。</translation>
    </message>
    <message>
        <source>{}/{} {} is where it has not been since {}.</source>
        <translation>{}/{} {} 是 {} 年以來未見的水平。</translation>
    </message>
    <message>
        <source>What {} is worth in {} is at a rate of {}; no newer one could be had.</source>
        <translation>{} 折合 {} 用的是 {} 的匯率；沒有更新的匯率。</translation>
    </message>
    <message>
        <source>Some settings made no sense and are at their defaults.</source>
        <translation>部分設定無效，已還原為預設值。</translation>
    </message>
    <message>
        <source>This is no file of Newswatch&apos;s settings</source>
        <translation>這不是 Newswatch 的設定檔</translation>
    </message>
    <message>
        <source>Choose one that was written by “Export settings”.</source>
        <translation>請選擇以「匯出設定」寫成的檔案。</translation>
    </message>
    <message>
        <source>Some settings in this file make no sense</source>
        <translation>此檔案中有些設定不合理</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>沒有更改任何內容。</translation>
    </message>
    <message>
        <source>Export them again.</source>
        <translation>請重新匯出。</translation>
    </message>
    <message>
        <source>It is compressed by {}, which was not asked for</source>
        <translation>內容以 {} 壓縮，但我們並未要求</translation>
    </message>
    <message>
        <source>The compressed data breaks off</source>
        <translation>壓縮資料不完整</translation>
    </message>
    <message>
        <source>It is compressed too often</source>
        <translation>內容重複壓縮的次數過多</translation>
    </message>
    <message>
        <source>The compressed data is damaged</source>
        <translation>壓縮資料已損壞</translation>
    </message>
    <message>
        <source>The feed was cut off</source>
        <translation>新聞源在傳送途中中斷</translation>
    </message>
    <message>
        <source>Only its beginning arrived.</source>
        <translation>只收到開頭部分。</translation>
    </message>
    <message>
        <source>It is neither RSS nor Atom nor anything alike.</source>
        <translation>內容並非 RSS、Atom 或類似格式。</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>會自動再試。</translation>
    </message>
    <message>
        <source>Hong Kong Monetary Authority</source>
        <translation>香港金融管理局</translation>
    </message>
    <message>
        <source>Yahoo Finance knows no dates for this</source>
        <translation>Yahoo Finance 沒有此股的日期</translation>
    </message>
    <message>
        <source>Yahoo Finance has no prices for this time</source>
        <translation>Yahoo Finance 沒有這段時間的價格</translation>
    </message>
    <message>
        <source>Check the internet connection.</source>
        <translation>請檢查網絡連線。</translation>
    </message>
    <message>
        <source>Ad-blockers and DNS filters that block yahoo.com or fc.yahoo.com stop quotes too.</source>
        <translation>封鎖 yahoo.com 或 fc.yahoo.com 的廣告攔截器及 DNS 過濾器也會令報價停止。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date.</source>
        <translation>請檢查這部電腦的日期。</translation>
    </message>
    <message>
        <source>Where a proxy reads the traffic, set SSL_CERT_FILE to its certificate bundle.</source>
        <translation>如代理伺服器會讀取流量，請把 SSL_CERT_FILE 設為其憑證檔。</translation>
    </message>
    <message>
        <source>Last prices stay, with their age; it goes on by itself.</source>
        <translation>保留最後報價並註明時間；會自動繼續。</translation>
    </message>
    <message>
        <source>The connection to Yahoo Finance was lost</source>
        <translation>與 Yahoo Finance 的連線中斷</translation>
    </message>
    <message>
        <source>Yahoo Finance has a fault of its own ({})</source>
        <translation>Yahoo Finance 本身出現故障（{}）</translation>
    </message>
    <message>
        <source>Yahoo Finance does not know the address any more ({})</source>
        <translation>Yahoo Finance 已沒有這個網址（{}）</translation>
    </message>
    <message>
        <source>Yahoo may have changed; look for a newer Newswatch.</source>
        <translation>Yahoo 可能已改變；請看看有沒有新版 Newswatch。</translation>
    </message>
    <message>
        <source>Yahoo Finance answered with a web page instead of data</source>
        <translation>Yahoo Finance 傳來的是網頁，不是數據</translation>
    </message>
    <message>
        <source>A network that wants you to log in first does this too: open a browser.</source>
        <translation>要求先登入的網絡也會這樣：請打開瀏覽器。</translation>
    </message>
    <message>
        <source>Yahoo Finance&apos;s answer has changed shape ({})</source>
        <translation>Yahoo Finance 的回應格式已改變（{}）</translation>
    </message>
    <message>
        <source>Last prices stay, with their age; look for a newer Newswatch.</source>
        <translation>保留最後報價並註明時間；請看看有沒有新版 Newswatch。</translation>
    </message>
    <message>
        <source>Last prices stay, with their age; it is tried again by itself.</source>
        <translation>保留最後報價並註明時間；會自動再試。</translation>
    </message>
    <message>
        <source>Yahoo Finance&apos;s answer was broken off</source>
        <translation>Yahoo Finance 的回應中斷了</translation>
    </message>
    <message>
        <source>Yahoo Finance&apos;s address was not found</source>
        <translation>找不到 Yahoo Finance 的網址</translation>
    </message>
    <message>
        <source>Yahoo Finance&apos;s certificate could not be verified</source>
        <translation>無法核實 Yahoo Finance 的憑證</translation>
    </message>
    <message>
        <source>The proxy did not connect to Yahoo Finance</source>
        <translation>代理伺服器未能連接 Yahoo Finance</translation>
    </message>
    <message>
        <source>Check the proxy in the settings, or HTTPS_PROXY.</source>
        <translation>請檢查設定中的代理伺服器，或 HTTPS_PROXY。</translation>
    </message>
    <message>
        <source>Yahoo Finance did not answer in time</source>
        <translation>Yahoo Finance 沒有及時回應</translation>
    </message>
    <message>
        <source>The connection is slow or Yahoo is busy; it is tried again by itself.</source>
        <translation>連線緩慢或 Yahoo 繁忙；會自動再試。</translation>
    </message>
    <message>
        <source>Yahoo Finance asks us to wait</source>
        <translation>Yahoo Finance 要求稍候</translation>
    </message>
    <message>
        <source>Yahoo Finance did not accept our session</source>
        <translation>Yahoo Finance 不接受我們的連線階段</translation>
    </message>
    <message>
        <source>It is renewed by itself.</source>
        <translation>會自動更新。</translation>
    </message>
    <message>
        <source>An ad-blocker that blocks fc.yahoo.com causes this too.</source>
        <translation>封鎖 fc.yahoo.com 的廣告攔截器也會造成這種情況。</translation>
    </message>
    <message>
        <source>Yahoo Finance refuses this connection</source>
        <translation>Yahoo Finance 拒絕此連線</translation>
    </message>
    <message>
        <source>Yahoo is closed to some regions (mainland China) and to some VPNs; a proxy can be set in the settings.</source>
        <translation>Yahoo 不向某些地區（中國內地）及某些 VPN 開放；可在設定中設定代理伺服器。</translation>
    </message>
    <message>
        <source>Yahoo Finance has no data for this</source>
        <translation>Yahoo Finance 沒有相關數據</translation>
    </message>
    <message>
        <source>The symbol may be unknown to it, or the market was shut in that time.</source>
        <translation>它可能不認識此代號，或當時市場休市。</translation>
    </message>
    <message>
        <source>Yahoo Finance is down for maintenance</source>
        <translation>Yahoo Finance 正在維護</translation>
    </message>
    <message>
        <source>Yahoo asks for consent to its cookies</source>
        <translation>Yahoo 要求同意使用 cookies</translation>
    </message>
    <message>
        <source>Open finance.yahoo.com in a browser on this network once, or set a proxy.</source>
        <translation>請在此網絡用瀏覽器打開一次 finance.yahoo.com，或設定代理伺服器。</translation>
    </message>
    <message>
        <source>Until then prices come from charts: without early and late trading.</source>
        <translation>在此之前，價格取自圖表：不包括盤前及盤後交易。</translation>
    </message>
    <message>
        <source>Prices are not affected.</source>
        <translation>報價不受影響。</translation>
    </message>
    <message>
        <source>Yahoo Finance (session)</source>
        <translation>Yahoo Finance（連線階段）</translation>
    </message>
    <message>
        <source>Yahoo Finance (news, days of results)</source>
        <translation>Yahoo Finance（新聞、業績日）</translation>
    </message>
    <message>
        <source>Prices of {} came for {}.</source>
        <translation>收到 {} 的價格，要的是 {} 的。</translation>
    </message>
    <message>
        <source>Bars of {} came for bars of {}.</source>
        <translation>收到 {} 的走勢數據，要的是 {} 的。</translation>
    </message>
    <message>
        <source>The market was shut, or the listing was not traded.</source>
        <translation>市場休市，或該股沒有成交。</translation>
    </message>
    <message>
        <source>Yahoo Finance (news of your shares)</source>
        <translation>Yahoo Finance（你的股份新聞）</translation>
    </message>
    <message>
        <source>Yahoo Finance sent no news for this</source>
        <translation>Yahoo Finance 沒有傳來相關新聞</translation>
    </message>
    <message>
        <source>“{}” can be two numbers.</source>
        <translation>「{}」可解讀為兩個數字。</translation>
    </message>
    <message>
        <source>The file is larger than 20 MB</source>
        <translation>檔案大於 20 MB</translation>
    </message>
    <message>
        <source>Export less, or choose another.</source>
        <translation>請匯出較少資料，或選擇另一檔案。</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>檔案沒有內容</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>請重新匯出。</translation>
    </message>
    <message>
        <source>This is no table</source>
        <translation>這不是表格</translation>
    </message>
    <message>
        <source>Export the file as CSV, and choose that.</source>
        <translation>請匯出為 CSV，再選擇該檔案。</translation>
    </message>
    <message>
        <source>The file could not be read</source>
        <translation>檔案無法讀取</translation>
    </message>
    <message>
        <source>A sale needs its day.</source>
        <translation>賣出須有日期。</translation>
    </message>
    <message>
        <source>None were held by then.</source>
        <translation>當時沒有持股。</translation>
    </message>
    <message>
        <source>Only {} were held by then.</source>
        <translation>當時只持有 {} 股。</translation>
    </message>
    <message>
        <source>That day is yet to come.</source>
        <translation>這個日期尚未到來。</translation>
    </message>
    <message>
        <source>You hold this already, and the row has no day to tell it apart.</source>
        <translation>你已持有此股，而該行沒有日期，無法分辨是否同一批。</translation>
    </message>
    <message>
        <source>The price is left out: the cost may be of one share or of all.</source>
        <translation>價格略去：成本可能是每股或全部。</translation>
    </message>
    <message>
        <source>The row gives no price of one share.</source>
        <translation>該行沒有每股價格。</translation>
    </message>
    <message>
        <source>That is a sum</source>
        <translation>這是合計</translation>
    </message>
    <message>
        <source>There is no symbol</source>
        <translation>沒有代號</translation>
    </message>
    <message>
        <source>That is cash</source>
        <translation>這是現金</translation>
    </message>
    <message>
        <source>That is an option</source>
        <translation>這是期權</translation>
    </message>
    <message>
        <source>That is an ISIN; a symbol is needed</source>
        <translation>這是 ISIN；需要股票代號</translation>
    </message>
    <message>
        <source>“{}” is paid in {}: write it with its exchange ({})</source>
        <translation>「{}」以 {} 支付：請連同交易所書寫（{}）</translation>
    </message>
    <message>
        <source>“{}” is paid in {}, and known in the US: write it with its exchange ({})</source>
        <translation>「{}」以 {} 支付，而在美國有此代號：請連同交易所寫出（{}）</translation>
    </message>
    <message>
        <source>There is no column of symbols in this file</source>
        <translation>檔案沒有股票代號一欄</translation>
    </message>
    <message>
        <source>Its first line has to name columns: symbol, shares, price, currency, date.</source>
        <translation>首行須列明欄位：代號、股數、價格、貨幣、日期。</translation>
    </message>
    <message>
        <source>The file has more than 20,000 lines</source>
        <translation>檔案超過 20,000 行</translation>
    </message>
    <message>
        <source>Export a shorter time.</source>
        <translation>請匯出較短時期。</translation>
    </message>
    <message>
        <source>This is an OFX file, not a table</source>
        <translation>這是 OFX 檔案，不是表格</translation>
    </message>
    <message>
        <source>Export the same as CSV, and choose that.</source>
        <translation>請將相同內容匯出為 CSV，再選取該檔案。</translation>
    </message>
    <message>
        <source>The file names shares by their ISIN only</source>
        <translation>檔案只以 ISIN 標示股票</translation>
    </message>
    <message>
        <source>Newswatch needs a column of symbols, such as 0700.HK or AAPL.</source>
        <translation>Newswatch 需要代號一欄，例如 0700.HK 或 AAPL。</translation>
    </message>
    <message>
        <source>Line {}: {}.</source>
        <translation>第 {} 行：{}。</translation>
    </message>
    <message>
        <source>It is not known what “{}” did.</source>
        <translation>不明白「{}」是甚麼交易。</translation>
    </message>
    <message>
        <source>Taken as US: the row names no exchange or currency that is known.</source>
        <translation>當作美股：這一行沒有已知的交易所或貨幣。</translation>
    </message>
    <message>
        <source>“{}”: day or month first?</source>
        <translation>「{}」：日先還是月先？</translation>
    </message>
    <message>
        <source>It does not say how many shares.</source>
        <translation>沒有股數。</translation>
    </message>
    <message>
        <source>It is about no shares.</source>
        <translation>股數為零。</translation>
    </message>
    <message>
        <source>So many shares make no sense.</source>
        <translation>股數多得不合理。</translation>
    </message>
    <message>
        <source>Shares that are owed are not held.</source>
        <translation>欠負的股份並非持有。</translation>
    </message>
    <message>
        <source>It is not known whether “{}” was carried out.</source>
        <translation>不知「{}」有沒有成交。</translation>
    </message>
    <message>
        <source>It is about no share.</source>
        <translation>與股份無關。</translation>
    </message>
    <message>
        <source>It takes back another row: “{}”.</source>
        <translation>它取消另一行：「{}」。</translation>
    </message>
    <message>
        <source>It takes back another row: “Ca”.</source>
        <translation>它取消另一行：「Ca」。</translation>
    </message>
    <message>
        <source>It closes one position and opens another.</source>
        <translation>它平掉一個持倉，又開了另一個。</translation>
    </message>
    <message>
        <source>It is about something else: “{}”.</source>
        <translation>這不是股票：「{}」。</translation>
    </message>
    <message>
        <source>It is not known what kind “{}” is.</source>
        <translation>不知「{}」是哪一類資產。</translation>
    </message>
    <message>
        <source>It was not carried out: “{}”.</source>
        <translation>並未成交：「{}」。</translation>
    </message>
    <message>
        <source>Splits are applied by themselves.</source>
        <translation>拆細合併會自動計入。</translation>
    </message>
    <message>
        <source>It is no purchase or sale: “{}”.</source>
        <translation>並非買賣：「{}」。</translation>
    </message>
    <message>
        <source>It covers shares that were sold short.</source>
        <translation>這是回補沽空的股份。</translation>
    </message>
    <message>
        <source>It sells shares short.</source>
        <translation>這是沽空。</translation>
    </message>
    <message>
        <source>“{}” is no number of shares.</source>
        <translation>「{}」不是股數。</translation>
    </message>
    <message>
        <source>It is a sum, or the end.</source>
        <translation>這是合計或結尾。</translation>
    </message>
    <message>
        <source>The price makes no sense and is left out.</source>
        <translation>價格不合理，已略去。</translation>
    </message>
    <message>
        <source>The price is left out: its currency is not known.</source>
        <translation>已略去價格：貨幣不詳。</translation>
    </message>
    <message>
        <source>It does not say whether it is a purchase or a sale.</source>
        <translation>沒有說明是買入還是賣出。</translation>
    </message>
    <message>
        <source>“{}” is no day.</source>
        <translation>「{}」不是日期。</translation>
    </message>
    <message>
        <source>None is in the profile ({}).</source>
        <translation>設定檔資料夾裡沒有（{}）。</translation>
    </message>
    <message>
        <source>There is no copy to put back</source>
        <translation>沒有可以還原的備份</translation>
    </message>
    <message>
        <source>The copy is damaged</source>
        <translation>備份已損壞</translation>
    </message>
    <message>
        <source>No copy of your watchlists and lots could be kept</source>
        <translation>無法備份你的觀察名單和持倉</translation>
    </message>
    <message>
        <source>There is no copy of it.</source>
        <translation>沒有它的備份。</translation>
    </message>
    <message>
        <source>Move it away to start anew.</source>
        <translation>把它移走便可重新開始。</translation>
    </message>
    <message>
        <source>There is a copy of what you made, of {}.</source>
        <translation>有一份 {} 的備份，包括你的名單和持倉。</translation>
    </message>
    <message>
        <source>To put it back: newswatch doctor --restore</source>
        <translation>還原方法：newswatch doctor --restore</translation>
    </message>
    <message>
        <source>The copy could not be put back</source>
        <translation>無法還原備份</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁碟已滿</translation>
    </message>
    <message>
        <source>Nothing was lost, but nothing new can be stored.</source>
        <translation>沒有遺失任何資料，但無法儲存新資料。</translation>
    </message>
    <message>
        <source>Make some room.</source>
        <translation>請騰出空間。</translation>
    </message>
    <message>
        <source>The database is busy</source>
        <translation>資料庫繁忙</translation>
    </message>
    <message>
        <source>Another program keeps it locked.</source>
        <translation>另一個程式鎖住了它。</translation>
    </message>
    <message>
        <source>Close it, or try again.</source>
        <translation>請關閉該程式，或再試一次。</translation>
    </message>
    <message>
        <source>The database cannot be written</source>
        <translation>無法寫入資料庫</translation>
    </message>
    <message>
        <source>The file or its folder is read-only.</source>
        <translation>檔案或其資料夾是唯讀的。</translation>
    </message>
    <message>
        <source>Allow writing, or use another profile.</source>
        <translation>請容許寫入，或使用另一個設定檔。</translation>
    </message>
    <message>
        <source>The database cannot be opened</source>
        <translation>無法打開資料庫</translation>
    </message>
    <message>
        <source>This user may not read it.</source>
        <translation>此使用者無權讀取。</translation>
    </message>
    <message>
        <source>Change its permissions, or use another profile.</source>
        <translation>請更改其權限，或使用另一個設定檔。</translation>
    </message>
    <message>
        <source>Its folder is missing, or this user may not use it.</source>
        <translation>找不到其資料夾，或此使用者無權使用。</translation>
    </message>
    <message>
        <source>The database is damaged</source>
        <translation>資料庫已損壞</translation>
    </message>
    <message>
        <source>Ask newswatch doctor whether there is a copy.</source>
        <translation>請用 newswatch doctor 查看有沒有備份。</translation>
    </message>
    <message>
        <source>The database is damaged or not a database</source>
        <translation>資料庫已損壞，或不是資料庫</translation>
    </message>
    <message>
        <source>The disk does not answer as it should</source>
        <translation>磁碟回應不正常</translation>
    </message>
    <message>
        <source>Reading or writing the database failed.</source>
        <translation>讀寫資料庫失敗。</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>請檢查磁碟。</translation>
    </message>
    <message>
        <source>The database is empty, though it was not</source>
        <translation>資料庫變空了，之前並不是空的</translation>
    </message>
    <message>
        <source>The file belongs to another program</source>
        <translation>檔案屬於另一個程式</translation>
    </message>
    <message>
        <source>Use another profile.</source>
        <translation>請使用另一個設定檔。</translation>
    </message>
    <message>
        <source>The database was made by a newer Newswatch</source>
        <translation>資料庫由較新版本的 Newswatch 建立</translation>
    </message>
    <message>
        <source>Install that version again; nothing has been changed.</source>
        <translation>請重新安裝該版本；沒有任何改動。</translation>
    </message>
    <message>
        <source>The database is of an older Newswatch</source>
        <translation>資料庫屬於較舊版本的 Newswatch</translation>
    </message>
    <message>
        <source>Start the program once to bring it up to date.</source>
        <translation>請啟動程式一次以更新資料庫。</translation>
    </message>
    <message>
        <source>The database could not be brought up to date</source>
        <translation>無法更新資料庫</translation>
    </message>
    <message>
        <source>There is no database yet</source>
        <translation>尚未有資料庫</translation>
    </message>
    <message>
        <source>The profile is a file, not a folder</source>
        <translation>設定檔位置是檔案，不是資料夾</translation>
    </message>
    <message>
        <source>Name a folder with --profile ({}).</source>
        <translation>請用 --profile 指定一個資料夾（{}）。</translation>
    </message>
    <message>
        <source>The database cannot be created</source>
        <translation>無法建立資料庫</translation>
    </message>
</context>
<context>
    <name>markets</name>
    <message>
        <source>Hong Kong</source>
        <translation>香港</translation>
    </message>
    <message>
        <source>New York</source>
        <translation>紐約</translation>
    </message>
    <message>
        <source>London</source>
        <translation>倫敦</translation>
    </message>
    <message>
        <source>{0} open, closes in {1}</source>
        <translation>{0}開市中，{1}後收市</translation>
    </message>
    <message>
        <source>{0} at lunch, {1} left</source>
        <translation>{0}午間休市，尚餘{1}</translation>
    </message>
    <message>
        <source>{0}: hours not known</source>
        <translation>{0}：交易時間不詳</translation>
    </message>
    <message>
        <source>{0} opens in {1}</source>
        <translation>{0} {1}後開市</translation>
    </message>
</context>
<context>
    <name>matching</name>
    <message>
        <source>title</source>
        <translation>標題</translation>
    </message>
    <message>
        <source>body</source>
        <translation>內文</translation>
    </message>
    <message>
        <source>matched on {places}</source>
        <translation>標示依據：{places}</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>short name</source>
        <translation>簡稱</translation>
    </message>
    <message>
        <source>former name</source>
        <translation>舊稱</translation>
    </message>
    <message>
        <source>brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>stock code</source>
        <translation>股份代號</translation>
    </message>
    <message>
        <source>ticker</source>
        <translation>股票代碼</translation>
    </message>
    <message>
        <source>your alias</source>
        <translation>你的別名</translation>
    </message>
    <message>
        <source>“{text}” is written as a {kind}; {percent} % sure.</source>
        <translation>「{text}」屬{kind}；把握 {percent}%。</translation>
    </message>
</context>
<context>
    <name>moved</name>
    <message>
        <source>Not counted:</source>
        <translation>未計算在內：</translation>
    </message>
    <message>
        <source>Nothing to attribute yet.</source>
        <translation>暫無可分析的升跌。</translation>
    </message>
    <message>
        <source>Enter how many shares you hold, and wait for their prices.</source>
        <translation>請輸入持股數目，並等候報價。</translation>
    </message>
    <message>
        <source>Since each market&apos;s previous close; market: beta is taken as 1.</source>
        <translation>自各市場前收市計；大市影響以啤打值 1 計算。</translation>
    </message>
    <message>
        <source>{name}, traded {age}</source>
        <translation>{name}，{age}成交</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影響</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>個股</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>大市</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>匯率</translation>
    </message>
    <message>
        <source>Not known.</source>
        <translation>不詳。</translation>
    </message>
</context>
<context>
    <name>parity</name>
    <message>
        <source>{symbol}{ratio} in {currency}</source>
        <translation>{symbol}{ratio} 折{currency}</translation>
    </message>
    <message>
        <source>{one} over {other}, per ordinary share.</source>
        <translation>{one} 相對 {other}，以每股普通股計。</translation>
    </message>
    <message>
        <source>HK over {other}</source>
        <translation>港股對 {other}</translation>
    </message>
    <message>
        <source>Over {other}</source>
        <translation>對 {other}</translation>
    </message>
    <message>
        <source>The two prices were made {span} apart.</source>
        <translation>兩個報價相差 {span}。</translation>
    </message>
    <message>
        <source>These markets are never open at the same time.</source>
        <translation>這些市場的交易時間並不重疊。</translation>
    </message>
    <message>
        <source>Traded {age}.</source>
        <translation>{age}成交。</translation>
    </message>
    <message>
        <source>Rate of {age}.</source>
        <translation>{age}的匯率。</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Hong Kong</source>
        <translation>香港</translation>
    </message>
    <message>
        <source>NYSE</source>
        <translation>紐交所</translation>
    </message>
    <message>
        <source>Nasdaq</source>
        <translation>納斯達克</translation>
    </message>
    <message>
        <source>NYSE Arca</source>
        <translation>NYSE Arca</translation>
    </message>
    <message>
        <source>NYSE American</source>
        <translation>NYSE American</translation>
    </message>
    <message>
        <source>Cboe</source>
        <translation>Cboe</translation>
    </message>
    <message>
        <source>OTC (US)</source>
        <translation>美國場外</translation>
    </message>
    <message>
        <source>London</source>
        <translation>倫敦</translation>
    </message>
    <message>
        <source>Tokyo</source>
        <translation>東京</translation>
    </message>
    <message>
        <source>Shanghai</source>
        <translation>上海</translation>
    </message>
    <message>
        <source>Shenzhen</source>
        <translation>深圳</translation>
    </message>
</context>
<context>
    <name>quote</name>
    <message>
        <source>change not known</source>
        <translation>升跌不詳</translation>
    </message>
    <message>
        <source>Pre-market</source>
        <translation>開市前</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開市中</translation>
    </message>
    <message>
        <source>Lunch</source>
        <translation>午間休市</translation>
    </message>
    <message>
        <source>After hours</source>
        <translation>收市後</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>休市</translation>
    </message>
    <message>
        <source>reopens in {left}</source>
        <translation>{left}後復市</translation>
    </message>
    <message>
        <source>opens in {left}</source>
        <translation>{left}後開市</translation>
    </message>
    <message>
        <source>lunch in {left}</source>
        <translation>{left}後午休</translation>
    </message>
    <message>
        <source>early trading in {left}</source>
        <translation>{left}後開市前交易</translation>
    </message>
    <message>
        <source>ends in {left}</source>
        <translation>{left}後結束</translation>
    </message>
    <message>
        <source>closes in {left}</source>
        <translation>{left}後收市</translation>
    </message>
    <message>
        <source> ({time} your time)</source>
        <translation>（你的時間 {time}）</translation>
    </message>
    <message>
        <source>streaming</source>
        <translation>串流</translation>
    </message>
    <message>
        <source>exchange delay {n} min</source>
        <translation>延遲 {n} 分鐘</translation>
    </message>
    <message>
        <source>cached, asked {age}</source>
        <translation>暫存，{age}查詢</translation>
    </message>
    <message>
        <source>live</source>
        <translation>即時</translation>
    </message>
    <message>
        <source>awaiting the last trades</source>
        <translation>等候最後成交</translation>
    </message>
    <message>
        <source>last price</source>
        <translation>最後成交價</translation>
    </message>
    <message>
        <source>delay unknown</source>
        <translation>延遲不詳</translation>
    </message>
    <message>
        <source>no trades since</source>
        <translation>其後無成交</translation>
    </message>
    <message>
        <source>suspect, not counted</source>
        <translation>存疑，不計算在內</translation>
    </message>
    <message>
        <source>Outside hours</source>
        <translation>非交易時段</translation>
    </message>
</context>
<context>
    <name>quote-state</name>
    <message>
        <source>The time of this trade lies in the future; is this computer&apos;s clock right?</source>
        <translation>此成交的時間在未來；這部電腦的時鐘正確嗎？</translation>
    </message>
    <message>
        <source>Last trade {traded}.</source>
        <translation>最後成交：{traded}。</translation>
    </message>
    <message>
        <source>No trades since, although the market has been open.</source>
        <translation>市場一直開市，但其後並無成交。</translation>
    </message>
    <message>
        <source>Last asked {asked}.</source>
        <translation>上次查詢：{asked}。</translation>
    </message>
    <message>
        <source>Prices are {minutes} minutes late.</source>
        <translation>報價延遲 {minutes} 分鐘。</translation>
    </message>
    <message>
        <source>The market is at lunch; this is its last price.</source>
        <translation>市場午間休市；此為最後成交價。</translation>
    </message>
    <message>
        <source>The market is open and this is its last price.</source>
        <translation>市場開市中，此為最新成交價。</translation>
    </message>
    <message>
        <source>How late this price is, its source does not say.</source>
        <translation>來源未有說明此報價延遲多久。</translation>
    </message>
    <message>
        <source>The market is closed; this is its last regular price.</source>
        <translation>市場已收市；此為常規時段最後成交價。</translation>
    </message>
    <message>
        <source>The price may have moved since we could last ask.</source>
        <translation>自上次成功查詢後，價格可能已有變動。</translation>
    </message>
    <message>
        <source>This price may not be right.</source>
        <translation>此價格可能不正確。</translation>
    </message>
</context>
<context>
    <name>reactions</name>
    <message>
        <source>Since then</source>
        <translation>發布後</translation>
    </message>
    <message>
        <source>+15 min</source>
        <translation>+15 分鐘</translation>
    </message>
    <message>
        <source>+1 h</source>
        <translation>+1 小時</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>收市</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現價</translation>
    </message>
    <message>
        <source>not traded since</source>
        <translation>其後未有成交</translation>
    </message>
    <message>
        <source>too fresh to tell</source>
        <translation>時間尚短</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不詳</translation>
    </message>
    <message>
        <source>daily prices only</source>
        <translation>只有每日價格</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>持平</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>有變動</translation>
    </message>
    <message>
        <source>previous close</source>
        <translation>前收市價</translation>
    </message>
    <message>
        <source>price at publication</source>
        <translation>發布時價格</translation>
    </message>
    <message>
        <source>From {price} ({kind}, {when}).</source>
        <translation>自 {price}（{kind}，{when}）起計。</translation>
    </message>
</context>
<context>
    <name>stats</name>
    <message>
        <source>Day range</source>
        <translation>今日波幅</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 個月</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>成交量</translation>
    </message>
    <message>
        <source>Year to date</source>
        <translation>年初至今</translation>
    </message>
    <message>
        <source>Previous close</source>
        <translation>前收市價</translation>
    </message>
    <message>
        <source>Of which day it is, its source does not say.</source>
        <translation>來源沒有說明是哪一天的收市價。</translation>
    </message>
    <message>
        <source>Of {day}, its source says; we have no price of that day.</source>
        <translation>來源指是{day}的收市價；我們沒有該日的價格。</translation>
    </message>
    <message>
        <source>Of {day}; our own prices agree.</source>
        <translation>{day}的收市價；與我們的價格相符。</translation>
    </message>
    <message>
        <source>Our own price of {day} is {price}: the day&apos;s change may be wrong.</source>
        <translation>我們{day}的價格是{price}：當日升跌可能有誤。</translation>
    </message>
    <message>
        <source>This is the close of {day}.</source>
        <translation>這是{day}的收市價。</translation>
    </message>
    <message>
        <source>The close it counts from is not stored.</source>
        <translation>未有儲存起計的收市價。</translation>
    </message>
    <message>
        <source>From {price}, the close of {day}</source>
        <translation>自 {day} 收市價 {price} 起計</translation>
    </message>
    <message>
        <source>Without dividends.</source>
        <translation>不計股息。</translation>
    </message>
    <message>
        <source>Estimated, not announced.</source>
        <translation>估計日期，尚未公布。</translation>
    </message>
    <message>
        <source>Next earnings</source>
        <translation>下次業績</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>Live · streaming %n symbols</source>
        <translation>即時 · %n 隻證券串流報價</translation>
    </message>
    <message>
        <source>Up to date · %n delayed quotes</source>
        <translation>已是最新 · %n 項延遲報價</translation>
    </message>
    <message>
        <source>Feeds {0} of {1} fresh</source>
        <translation>新聞源 {0}/{1} 最新</translation>
    </message>
    <message>
        <source>%n retrying</source>
        <translation>%n 個重試中</translation>
    </message>
    <message>
        <source>{0}: trying again</source>
        <translation>{0}：重試中</translation>
    </message>
    <message>
        <source>{0}: waiting until {1}</source>
        <translation>{0}：等候至 {1}</translation>
    </message>
    <message>
        <source>%n s ago</source>
        <translation>%n 秒前</translation>
    </message>
    <message>
        <source>%n min ago</source>
        <translation>%n 分鐘前</translation>
    </message>
    <message>
        <source>%n h ago</source>
        <translation>%n 小時前</translation>
    </message>
    <message>
        <source>%n d ago</source>
        <translation>%n 日前</translation>
    </message>
    <message>
        <source>never</source>
        <translation>從未</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>剛剛</translation>
    </message>
    <message>
        <source>{days}d {hours}h</source>
        <translation>{days} 日 {hours} 小時</translation>
    </message>
    <message>
        <source>{hours}h {minutes}m</source>
        <translation>{hours} 小時 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes}m</source>
        <translation>{minutes} 分鐘</translation>
    </message>
    <message>
        <source>No connection: Yahoo Finance and %n feeds unreachable</source>
        <translation>沒有連線：無法連接 Yahoo Finance 及 %n 個新聞來源</translation>
    </message>
    <message>
        <source>to be imported: {0}</source>
        <translation>將匯入：{0}</translation>
    </message>
    <message>
        <source>known already: {0}</source>
        <translation>已有：{0}</translation>
    </message>
    <message>
        <source>cannot be taken: {0}</source>
        <translation>無法匯入：{0}</translation>
    </message>
    <message>
        <source>of other kinds: {0}</source>
        <translation>其他類別：{0}</translation>
    </message>
    <message>
        <source>All of it is here already.</source>
        <translation>全部早已在此。</translation>
    </message>
    <message>
        <source>The file has no purchases, sales or symbols to follow.</source>
        <translation>檔案中沒有買入、賣出或可跟蹤的代號。</translation>
    </message>
    <message>
        <source>⚠ Choose below whether the day or the month comes first.</source>
        <translation>⚠ 請先在下面選擇日先還是月先。</translation>
    </message>
    <message>
        <source>known already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>⚠ not taken</source>
        <translation>⚠ 不匯入</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>bought</source>
        <translation>買入</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>賣出</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>關注</translation>
    </message>
    <message>
        <source>%n rows exported to {0}</source>
        <translation>已匯出 %n 列至 {0}</translation>
    </message>
    <message>
        <source>+%n similar</source>
        <translation>+%n 篇相關報道</translation>
    </message>
</context>
<context>
    <name>verify</name>
    <message>
        <source>{n} of {all} figures differ from our data</source>
        <translation>{all} 個數字中有 {n} 個與我們的數據不符</translation>
    </message>
    <message>
        <source>{n} of {all} figures agree with our data</source>
        <translation>{all} 個數字中有 {n} 個與我們的數據相符</translation>
    </message>
    <message>
        <source>We have no data to check these figures with</source>
        <translation>沒有數據可核對這些數字</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>價格</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation>匯率</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>升跌</translation>
    </message>
    <message>
        <source>Year to date</source>
        <translation>年初至今</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
</context>
<context>
    <name>why</name>
    <message>
        <source>full name</source>
        <translation>全名</translation>
    </message>
    <message>
        <source>short name</source>
        <translation>簡稱</translation>
    </message>
    <message>
        <source>former name</source>
        <translation>舊稱</translation>
    </message>
    <message>
        <source>brand name</source>
        <translation>品牌名稱</translation>
    </message>
    <message>
        <source>an alias you added</source>
        <translation>你加入的別名</translation>
    </message>
    <message>
        <source>code written with its market</source>
        <translation>連同市場寫出的代號</translation>
    </message>
    <message>
        <source>code in brackets</source>
        <translation>括號內的代號</translation>
    </message>
    <message>
        <source>stock code</source>
        <translation>股份代號</translation>
    </message>
    <message>
        <source>ticker</source>
        <translation>股票代碼</translation>
    </message>
    <message>
        <source>the name also means other things</source>
        <translation>此名稱另有含義</translation>
    </message>
    <message>
        <source>people or places are called so too</source>
        <translation>亦是人名或地名</translation>
    </message>
    <message>
        <source>the name is also an ordinary word</source>
        <translation>此名稱亦是普通詞語</translation>
    </message>
    <message>
        <source>a short code</source>
        <translation>代號較短</translation>
    </message>
    <message>
        <source>a very short code</source>
        <translation>代號極短</translation>
    </message>
    <message>
        <source>these capitals also mean other things</source>
        <translation>這組大寫字母另有含義</translation>
    </message>
    <message>
        <source>the number may be a year</source>
        <translation>數字可能是年份</translation>
    </message>
    <message>
        <source>may be any number</source>
        <translation>可能只是數字</translation>
    </message>
    <message>
        <source>a number without any sign of a code</source>
        <translation>沒有代號跡象的數字</translation>
    </message>
    <message>
        <source>an index is called so too</source>
        <translation>亦是指數名稱</translation>
    </message>
    <message>
        <source>capitalised inside a sentence</source>
        <translation>在句中以大寫開首</translation>
    </message>
    <message>
        <source>capitalised</source>
        <translation>以大寫開首</translation>
    </message>
    <message>
        <source>written in capitals</source>
        <translation>全部大寫</translation>
    </message>
    <message>
        <source>written without a capital</source>
        <translation>沒有大寫</translation>
    </message>
    <message>
        <source>written with other capitals</source>
        <translation>大小寫不同</translation>
    </message>
    <message>
        <source>the text is all in capitals</source>
        <translation>全文均為大寫</translation>
    </message>
    <message>
        <source>“{}” next to it</source>
        <translation>旁邊有「{}」</translation>
    </message>
    <message>
        <source>possessive</source>
        <translation>所有格</translation>
    </message>
    <message>
        <source>“{}” attached to it</source>
        <translation>與「{}」相連</translation>
    </message>
    <message>
        <source>“{}” before it</source>
        <translation>前面有「{}」</translation>
    </message>
    <message>
        <source>“{}” after it</source>
        <translation>後面有「{}」</translation>
    </message>
    <message>
        <source>quoted as a source</source>
        <translation>作為消息來源引述</translation>
    </message>
    <message>
        <source>in a list of tickers with {}</source>
        <translation>與 {} 同列於股票代碼清單</translation>
    </message>
    <message>
        <source>the text is about business</source>
        <translation>文章與商業有關</translation>
    </message>
    <message>
        <source>“{}” before it: a place</source>
        <translation>前面有「{}」：屬地方</translation>
    </message>
    <message>
        <source>“{}” before it: a person</source>
        <translation>前面有「{}」：屬人物</translation>
    </message>
    <message>
        <source>part of a longer name: “{}”</source>
        <translation>屬較長名稱「{}」的一部分</translation>
    </message>
    <message>
        <source>“{}” makes it another company</source>
        <translation>加上「{}」即為另一間公司</translation>
    </message>
    <message>
        <source>followed by another company’s code: {}</source>
        <translation>後面是另一間公司的代號：{}</translation>
    </message>
    <message>
        <source>its code is right after it: {}</source>
        <translation>代號緊接其後：{}</translation>
    </message>
    <message>
        <source>part of a web address</source>
        <translation>網址的一部分</translation>
    </message>
    <message>
        <source>“{}” next to it: a social network</source>
        <translation>旁邊有「{}」：屬社交網絡</translation>
    </message>
    <message>
        <source>in a list with “{}”</source>
        <translation>與「{}」並列</translation>
    </message>
    <message>
        <source>named for certain elsewhere in the article</source>
        <translation>文中他處已明確提及</translation>
    </message>
    <message>
        <source>its name is right before the code</source>
        <translation>代號前面就是其名稱</translation>
    </message>
    <message>
        <source>its name is right after the code</source>
        <translation>代號後面就是其名稱</translation>
    </message>
    <message>
        <source>another company’s name is right before it</source>
        <translation>前面是另一間公司的名稱</translation>
    </message>
    <message>
        <source>“{}” before it: a unit</source>
        <translation>前有「{}」：是單位</translation>
    </message>
    <message>
        <source>“{}” after it: an amount</source>
        <translation>後面有「{}」：屬金額</translation>
    </message>
    <message>
        <source>“{}” in the text: another country’s market</source>
        <translation>文中有「{}」：別國的市場</translation>
    </message>
    <message>
        <source>initials of the words before it</source>
        <translation>是前面詞語的縮寫</translation>
    </message>
    <message>
        <source>the feed tags the article with it</source>
        <translation>新聞源以此標記文章</translation>
    </message>
    <message>
        <source>in the section “{}”</source>
        <translation>在「{}」版</translation>
    </message>
    <message>
        <source>“{}” writes about companies</source>
        <translation>「{}」專寫公司消息</translation>
    </message>
    <message>
        <source>the text is not about business</source>
        <translation>文章與商業無關</translation>
    </message>
    <message>
        <source>“{}” in the text: it is about something else</source>
        <translation>文中有「{}」：談的是別的事</translation>
    </message>
    <message>
        <source>in a list</source>
        <translation>在列表中</translation>
    </message>
    <message>
        <source>“{}” before it: an adjective</source>
        <translation>前面有「{}」：屬形容詞</translation>
    </message>
    <message>
        <source>in quotation marks</source>
        <translation>在引號內</translation>
    </message>
    <message>
        <source>cut from the word “{}”</source>
        <translation>截自詞語「{}」</translation>
    </message>
    <message>
        <source>runs into the word “{}”</source>
        <translation>與詞語「{}」重疊</translation>
    </message>
    <message>
        <source>an industry, not the company</source>
        <translation>指行業，並非該公司</translation>
    </message>
    <message>
        <source>“{}” after it: shares of others</source>
        <translation>後面有「{}」：屬其他公司的股份</translation>
    </message>
    <message>
        <source>“{}” after it: a place or an event</source>
        <translation>後面有「{}」：屬地方或活動</translation>
    </message>
    <message>
        <source>part of a person’s name</source>
        <translation>屬人名的一部分</translation>
    </message>
    <message>
        <source>“{}” near it</source>
        <translation>附近有「{}」</translation>
    </message>
    <message>
        <source>no word of a market near it</source>
        <translation>附近沒有市場字眼</translation>
    </message>
    <message>
        <source>“the” before it</source>
        <translation>前面有「the」</translation>
    </message>
    <message>
        <source>the text is about the Hong Kong market</source>
        <translation>文章與港股有關</translation>
    </message>
    <message>
        <source>the exchange, not the index</source>
        <translation>指交易所，並非指數</translation>
    </message>
    <message>
        <source>the exchange in front of a code</source>
        <translation>代號前的交易所</translation>
    </message>
</context>
</TS>
