<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Phrases</name>
    <message>
        <source>Call next</source>
        <translation>呼叫下一位</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>重呼</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume work</source>
        <translation>恢复服务</translation>
    </message>
    <message>
        <source>Open counter</source>
        <translation>开窗</translation>
    </message>
    <message>
        <source>Close counter</source>
        <translation>关窗</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>Counter closed</source>
        <translation>窗口已关闭</translation>
    </message>
    <message>
        <source>Counter paused</source>
        <translation>窗口暂停服务</translation>
    </message>
    <message>
        <source>Counter open</source>
        <translation>窗口已开放</translation>
    </message>
    <message>
        <source>Ready for the next visitor</source>
        <translation>可以呼叫下一位</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>暂无等候</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>已呼叫</translation>
    </message>
    <message>
        <source>Called again</source>
        <translation>已重呼</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation>正在办理</translation>
    </message>
    <message>
        <source>Calling …</source>
        <translation>正在呼叫…</translation>
    </message>
    <message>
        <source>Calling again …</source>
        <translation>正在重呼…</translation>
    </message>
    <message>
        <source>Marking as no-show …</source>
        <translation>正在标记过号…</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Finishing …</source>
        <translation>正在办结…</translation>
    </message>
    <message>
        <source>Transferring …</source>
        <translation>正在转移…</translation>
    </message>
    <message>
        <source>Putting on hold …</source>
        <translation>正在挂起…</translation>
    </message>
    <message>
        <source>Pausing …</source>
        <translation>正在暂停…</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在开窗…</translation>
    </message>
    <message>
        <source>Closing …</source>
        <translation>正在关窗…</translation>
    </message>
    <message>
        <source>Resuming …</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>Bringing back …</source>
        <translation>正在召回…</translation>
    </message>
    <message>
        <source>{openClose} opens the counter. Then {callNext} calls the first visitor.</source>
        <translation>按 {openClose} 开窗，再按 {callNext} 呼叫第一位办事人。</translation>
    </message>
    <message>
        <source>{pause} resumes work. Nobody is called here until then.</source>
        <translation>按 {pause} 恢复服务。在此之前本窗口不叫号。</translation>
    </message>
    <message>
        <source>{callNext} calls the next visitor. Waiting: %1</source>
        <translation>按 {callNext} 呼叫下一位。等候人数：%1</translation>
    </message>
    <message>
        <source>New tickets appear here at once. {callNext} calls as soon as somebody waits.</source>
        <translation>新取的号会立即显示在这里；有人等候时按 {callNext} 呼叫。</translation>
    </message>
    <message>
        <source>The counter&apos;s state comes from the hall server.</source>
        <translation>正在从大厅服务器读取窗口状态。</translation>
    </message>
    <message>
        <source>The hall day has not been opened.</source>
        <translation>大厅今日尚未开始服务。</translation>
    </message>
    <message>
        <source>The hall is closing. No new tickets are issued.</source>
        <translation>大厅即将结束服务，不再取号。</translation>
    </message>
    <message>
        <source>No connection to the server. Keys work again when it is back.</source>
        <translation>与服务器的连接已中断，恢复后按键即可使用。</translation>
    </message>
    <message>
        <source>The counter&apos;s state is still loading.</source>
        <translation>窗口状态仍在加载。</translation>
    </message>
    <message>
        <source>The last key has not been answered yet.</source>
        <translation>上一次按键尚未得到答复。</translation>
    </message>
    <message>
        <source>The counter is closed. {openClose} opens it.</source>
        <translation>窗口已关闭，按 {openClose} 开窗。</translation>
    </message>
    <message>
        <source>The counter is paused. {pause} resumes work.</source>
        <translation>窗口已暂停，按 {pause} 恢复服务。</translation>
    </message>
    <message>
        <source>A visitor is at the counter. Finish, hold, transfer or mark as no-show first.</source>
        <translation>窗口有办事人，请先办结、挂起、转移或过号。</translation>
    </message>
    <message>
        <source>Nobody has been called. {callNext} calls the next visitor.</source>
        <translation>还没有呼叫办事人，按 {callNext} 呼叫下一位。</translation>
    </message>
    <message>
        <source>The service has not started. {start} starts it.</source>
        <translation>尚未开始办理，按 {start} 开始。</translation>
    </message>
    <message>
        <source>The visitor is already being served.</source>
        <translation>办事人已在办理中。</translation>
    </message>
    <message>
        <source>Called %1 times, which is the limit. {noShow} marks a no-show.</source>
        <translation>已呼叫 %1 次，达到上限，按 {noShow} 标记过号。</translation>
    </message>
    <message>
        <source>No ticket is on hold.</source>
        <translation>没有挂起的号。</translation>
    </message>
    <message>
        <source>No ticket has been missed.</source>
        <translation>没有过号的号。</translation>
    </message>
    <message>
        <source>There is no other queue.</source>
        <translation>没有其他队列。</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>System trouble</source>
        <translation>系统故障</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Nobody is waiting for this counter.</source>
        <translation>本窗口暂无等候。</translation>
    </message>
    <message>
        <source>%1 now waits in %2.</source>
        <translation>%1 已转到 %2 等候。</translation>
    </message>
    <message>
        <source>%1 is on hold. {heldList} lists held tickets.</source>
        <translation>%1 已挂起，按 {heldList} 查看。</translation>
    </message>
    <message>
        <source>%1 is finished.</source>
        <translation>%1 已办结。</translation>
    </message>
    <message>
        <source>%1 did not come. {missedList} brings missed tickets back.</source>
        <translation>%1 已过号，按 {missedList} 可召回。</translation>
    </message>
    <message>
        <source>%1 waits again.</source>
        <translation>%1 已重新排队。</translation>
    </message>
    <message>
        <source>Not done: the hall day has not been opened.</source>
        <translation>未执行：大厅今日尚未开始服务。</translation>
    </message>
    <message>
        <source>Not done: the hall is closing.</source>
        <translation>未执行：大厅即将结束服务。</translation>
    </message>
    <message>
        <source>Not done: this queue no longer exists.</source>
        <translation>未执行：该队列已不存在。</translation>
    </message>
    <message>
        <source>Not done: this queue takes no more tickets.</source>
        <translation>未执行：该队列已停止取号。</translation>
    </message>
    <message>
        <source>Not done: this ticket no longer exists.</source>
        <translation>未执行：该号已不存在。</translation>
    </message>
    <message>
        <source>Not done: the counter is not open.</source>
        <translation>未执行：窗口未开放。</translation>
    </message>
    <message>
        <source>The counter is open already.</source>
        <translation>窗口已经开放。</translation>
    </message>
    <message>
        <source>Not done: the counter is paused.</source>
        <translation>未执行：窗口已暂停。</translation>
    </message>
    <message>
        <source>Not done: a visitor is at the counter.</source>
        <translation>未执行：窗口有办事人。</translation>
    </message>
    <message>
        <source>Not done: nobody is at the counter.</source>
        <translation>未执行：窗口没有办事人。</translation>
    </message>
    <message>
        <source>Not done: the counter is closed.</source>
        <translation>未执行：窗口已关闭。</translation>
    </message>
    <message>
        <source>Not done: this ticket has been called as often as allowed.</source>
        <translation>未执行：该号呼叫次数已达上限。</translation>
    </message>
    <message>
        <source>Not done: this ticket is not called any more.</source>
        <translation>未执行：该号已不在呼叫状态。</translation>
    </message>
    <message>
        <source>Not done: this ticket is not being served.</source>
        <translation>未执行：该号不在办理中。</translation>
    </message>
    <message>
        <source>Not done: this ticket is no longer on hold.</source>
        <translation>未执行：该号已不在挂起状态。</translation>
    </message>
    <message>
        <source>Not done: this ticket is no longer among the missed.</source>
        <translation>未执行：该号已不在过号列表。</translation>
    </message>
    <message>
        <source>Not done: this visit has ended.</source>
        <translation>未执行：该号的服务已结束。</translation>
    </message>
    <message>
        <source>Not done: this ticket is being served elsewhere.</source>
        <translation>未执行：该号正在其他窗口办理。</translation>
    </message>
    <message>
        <source>Not done: this ticket has been brought back as often as allowed.</source>
        <translation>未执行：该号召回次数已达上限。</translation>
    </message>
    <message>
        <source>Not done: this counter does not serve that queue.</source>
        <translation>未执行：本窗口不受理该队列。</translation>
    </message>
    <message>
        <source>Not done: the ticket is in this queue already.</source>
        <translation>未执行：该号已在此队列。</translation>
    </message>
    <message>
        <source>Not done: this device may not do that.</source>
        <translation>未执行：本设备无此权限。</translation>
    </message>
    <message>
        <source>The server does not know this device. Its token must be renewed.</source>
        <translation>服务器不认识本设备，需要更换设备令牌。</translation>
    </message>
    <message>
        <source>Not done: the server&apos;s disk is full. Call the administrator.</source>
        <translation>未执行：服务器磁盘已满，请联系管理员。</translation>
    </message>
    <message>
        <source>The server could not confirm. Check the state before pressing again.</source>
        <translation>服务器未能确认结果，请先核对状态再按键。</translation>
    </message>
    <message>
        <source>Not done: the server had a fault. Nothing has changed.</source>
        <translation>未执行：服务器出现故障，状态未改变。</translation>
    </message>
    <message>
        <source>Not done: the server is restarting.</source>
        <translation>未执行：服务器正在重启。</translation>
    </message>
    <message>
        <source>Not done: the server is too busy. Try again.</source>
        <translation>未执行：服务器繁忙，请重试。</translation>
    </message>
    <message>
        <source>Not done. The server says: %1</source>
        <translation>未执行。服务器答复：%1</translation>
    </message>
    <message>
        <source>The server has no such counter. Check this program&apos;s device name.</source>
        <translation>服务器没有这个窗口，请核对本程序的设备名称。</translation>
    </message>
    <message>
        <source>Cut off from the server since %1</source>
        <translation>%1 起与服务器中断</translation>
    </message>
    <message>
        <source>Shown is the last known state. Reconnecting by itself.</source>
        <translation>显示的是中断前的状态，正在自动重连。</translation>
    </message>
    <message>
        <source>The last key is sent again as soon as the line is back.</source>
        <translation>连接恢复后会自动补发上一次按键。</translation>
    </message>
    <message>
        <source>Connecting to the server</source>
        <translation>正在连接服务器</translation>
    </message>
    <message>
        <source>Connected again. Everything shown is current.</source>
        <translation>连接已恢复，显示内容为最新。</translation>
    </message>
    <message>
        <source>Transfer to which queue?</source>
        <translation>转移到哪个队列？</translation>
    </message>
    <message>
        <source>Pause for what reason?</source>
        <translation>为什么暂停？</translation>
    </message>
    <message>
        <source>Resume which ticket?</source>
        <translation>恢复办理哪个号？</translation>
    </message>
    <message>
        <source>Bring back which ticket?</source>
        <translation>召回哪个号？</translation>
    </message>
    <message>
        <source>Onewindow counter</source>
        <translation>一窗 · 窗口端</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>%1 号窗口</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 位</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Call %1 of %2</source>
        <translation>第 %1 次呼叫，共 %2 次</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>已等候</translation>
    </message>
    <message>
        <source>Since the call</source>
        <translation>呼叫后</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>已办理</translation>
    </message>
    <message>
        <source>Served today: %1</source>
        <translation>今日已办：%1</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Strip</source>
        <translation>条形栏</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>完整窗口</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1/%2 页</translation>
    </message>
    <message>
        <source>Press the key of a row</source>
        <translation>按行首数字键选择</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先</translation>
    </message>
    <message>
        <source>Over the maximum wait</source>
        <translation>已超过最长等候时间</translation>
    </message>
    <message>
        <source>Server time</source>
        <translation>服务器时间</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 人等候</translation>
    </message>
    <message>
        <source>Not served here</source>
        <translation>本窗口不受理</translation>
    </message>
    <message>
        <source>Waiting · Longest</source>
        <translation>人数 · 最长等候</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
</context>
</TS>
