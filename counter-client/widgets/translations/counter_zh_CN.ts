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
        <source>Finish + next</source>
        <translation>完成并叫下一位</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>指定叫号</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回排队</translation>
    </message>
    <message>
        <source>Entitled</source>
        <translation>符合优先</translation>
    </message>
    <message>
        <source>Not entitled</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>Add service</source>
        <translation>追加事项</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为何</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
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
        <source>Calling out of turn …</source>
        <translation>正在指定叫号…</translation>
    </message>
    <message>
        <source>Returning to the queue …</source>
        <translation>正在退回排队…</translation>
    </message>
    <message>
        <source>Undoing …</source>
        <translation>正在撤销…</translation>
    </message>
    <message>
        <source>Noting the class …</source>
        <translation>正在记录优先核验…</translation>
    </message>
    <message>
        <source>Adding a service …</source>
        <translation>正在追加事项…</translation>
    </message>
    <message>
        <source>Issuing a ticket …</source>
        <translation>正在出号…</translation>
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
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Too late to undo.</source>
        <translation>已超过可撤销的时间。</translation>
    </message>
    <message>
        <source>Nobody waits who could be picked.</source>
        <translation>没有可指定叫号的等候人。</translation>
    </message>
    <message>
        <source>There is no class to check.</source>
        <translation>没有需要核验的优先类别。</translation>
    </message>
    <message>
        <source>There is no ticket to explain.</source>
        <translation>没有可说明的号票。</translation>
    </message>
    <message>
        <source>Sign in first. {menu} opens the menu.</source>
        <translation>请先登录。按 {menu} 打开菜单。</translation>
    </message>
    <message>
        <source>The counter is locked.</source>
        <translation>窗口已锁定。</translation>
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
        <source>Nobody signed in</source>
        <translation>无人登录</translation>
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
        <source>Not connected: this is not the hall&apos;s server, or its certificate is new. Call the administrator.</source>
        <translation>未连接：对方不是本大厅的服务器，或其证书已更换。请联系管理员。</translation>
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
        <source>Transfer to which counter?</source>
        <translation>转移到哪个窗口？</translation>
    </message>
    <message>
        <source>Transfer to which clerk?</source>
        <translation>转移给哪位工作人员？</translation>
    </message>
    <message>
        <source>Call which ticket?</source>
        <translation>指定叫哪个号？</translation>
    </message>
    <message>
        <source>Why %1 now?</source>
        <translation>为什么现在叫 %1？</translation>
    </message>
    <message>
        <source>%1: back to which place?</source>
        <translation>%1 退回到什么位置？</translation>
    </message>
    <message>
        <source>Add which service?</source>
        <translation>追加哪个事项？</translation>
    </message>
    <message>
        <source>Explain which ticket?</source>
        <translation>说明哪个号？</translation>
    </message>
    <message>
        <source>Why %1 waits or was called</source>
        <translation>%1 的等候与叫号说明</translation>
    </message>
    <message>
        <source>Approval for %1</source>
        <translation>%1 需要主管批准</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Clerks</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Nothing to choose from here.</source>
        <translation>此处没有可选项。</translation>
    </message>
    <message>
        <source>At counter %1</source>
        <translation>在 %1 号窗口</translation>
    </message>
    <message>
        <source>Cannot wait (unwell, frail)</source>
        <translation>身体不适，不能久等</translation>
    </message>
    <message>
        <source>Came back with missing papers</source>
        <translation>补齐材料后返回</translation>
    </message>
    <message>
        <source>Was passed over by mistake</source>
        <translation>误漏叫号</translation>
    </message>
    <message>
        <source>Supervisor&apos;s order</source>
        <translation>主管安排</translation>
    </message>
    <message>
        <source>By time of arrival</source>
        <translation>按到达时间</translation>
    </message>
    <message>
        <source>First</source>
        <translation>排在第一位</translation>
    </message>
    <message>
        <source>Behind %1 others</source>
        <translation>排在 %1 人之后</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>排在最后</translation>
    </message>
    <message>
        <source>← → for queues, counters, clerks</source>
        <translation>← → 切换队列、窗口、人员</translation>
    </message>
    <message>
        <source>← → change how many stand in front</source>
        <translation>← → 调整前面的人数</translation>
    </message>
    <message>
        <source>Name, pinyin, initials or code; ↑ ↓ and Enter</source>
        <translation>输入名称、拼音、首字母或编码；↑ ↓ 选择，Enter 确定</translation>
    </message>
    <message>
        <source>A supervisor signs here. It counts once, for this ticket.</source>
        <translation>请主管在此确认，仅对本号有效一次。</translation>
    </message>
    <message>
        <source>Counter %1 serves other queues and called %2 later visitors.</source>
        <translation>%1 号窗口办理其他队列，叫了 %2 位后到的办事人。</translation>
    </message>
    <message>
        <source>No service found.</source>
        <translation>没有找到事项。</translation>
    </message>
    <message>
        <source>Loading the list of services …</source>
        <translation>正在加载事项清单…</translation>
    </message>
    <message>
        <source>Reading the log …</source>
        <translation>正在查阅记录…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Issue tickets</source>
        <translation>代取号</translation>
    </message>
    <message>
        <source>Counter work</source>
        <translation>窗口业务</translation>
    </message>
    <message>
        <source>Accounts and devices</source>
        <translation>账户与设备</translation>
    </message>
    <message>
        <source>call</source>
        <translation>叫号</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>no-show</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>call out of turn</source>
        <translation>指定叫号</translation>
    </message>
    <message>
        <source>finish and call</source>
        <translation>完成并叫号</translation>
    </message>
    <message>
        <source>last key</source>
        <translation>上一操作</translation>
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
        <source>Undo: %1 · %2</source>
        <translation>撤销：%1 · %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Service %1 of %2</source>
        <translation>第 %1 项，共 %2 项</translation>
    </message>
    <message>
        <source>Issued while the kiosk was cut off</source>
        <translation>取号机断网时取号</translation>
    </message>
    <message>
        <source>This counter</source>
        <translation>本窗口</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>找您</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>待核验</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已核验</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>New secret</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New secret again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Work as</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Take over here</source>
        <translation>在此接管</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Services of this visit</source>
        <translation>本次事项</translation>
    </message>
    <message>
        <source>None chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Ticket in</source>
        <translation>票面语言</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Issue ticket</source>
        <translation>出号</translation>
    </message>
    <message>
        <source>Remove last</source>
        <translation>去掉末项</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>前面 %1 人</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已出号</translation>
    </message>
    <message>
        <source>–––</source>
        <translation>–––</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新建账户</translation>
    </message>
    <message>
        <source>New device</source>
        <translation>新增设备</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>吊销</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Yes, do it</source>
        <translation>确认执行</translation>
    </message>
    <message>
        <source>Kind of device</source>
        <translation>设备类型</translation>
    </message>
    <message>
        <source>Counter (id)</source>
        <translation>窗口编号</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>取号机</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>显示屏</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>City platform</source>
        <translation>市级平台</translation>
    </message>
    <message>
        <source>(taken back)</source>
        <translation>（已撤销）</translation>
    </message>
    <message>
        <source>%1 waiting ahead of you</source>
        <translation>前面还有 %1 人</translation>
    </message>
    <message>
        <source>Nobody waiting ahead of you</source>
        <translation>前面无人等候</translation>
    </message>
    <message>
        <source>If your number has been passed, please ask at a counter.</source>
        <translation>过号请到窗口咨询。</translation>
    </message>
    <message>
        <source>%1 is finished. Nobody is waiting.</source>
        <translation>%1 已办结。当前无人等候。</translation>
    </message>
    <message>
        <source>%1 is back in its queue.</source>
        <translation>%1 已退回排队。</translation>
    </message>
    <message>
        <source>Undone: %1 is as it was.</source>
        <translation>已撤销：%1 恢复原状。</translation>
    </message>
    <message>
        <source>%1: the class is confirmed.</source>
        <translation>%1 的优先类别已确认。</translation>
    </message>
    <message>
        <source>%1 loses its priority. The misuse was counted.</source>
        <translation>%1 取消优先，已记录一次不符。</translation>
    </message>
    <message>
        <source>%1 has one more service.</source>
        <translation>%1 已追加一个事项。</translation>
    </message>
    <message>
        <source>%1: service %2 begins here.</source>
        <translation>%1 开始办理第 %2 项。</translation>
    </message>
    <message>
        <source>%1 goes on to %2 for its next service.</source>
        <translation>%1 转到 %2 等候下一事项。</translation>
    </message>
    <message>
        <source>%1 now waits for counter %2.</source>
        <translation>%1 已转到 %2 号窗口等候。</translation>
    </message>
    <message>
        <source>%1 now waits for %2.</source>
        <translation>%1 已转给 %2 等候。</translation>
    </message>
    <message>
        <source>Not done: somebody must sign in at this counter first.</source>
        <translation>未执行：须先有人在本窗口登录。</translation>
    </message>
    <message>
        <source>Not done: a supervisor must approve this.</source>
        <translation>未执行：需要主管批准。</translation>
    </message>
    <message>
        <source>Not done: the approval has expired or was used already.</source>
        <translation>未执行：批准已过期或已使用。</translation>
    </message>
    <message>
        <source>Not done: the server does not know this person.</source>
        <translation>未执行：服务器没有此人员。</translation>
    </message>
    <message>
        <source>Not done: this person&apos;s account is disabled.</source>
        <translation>未执行：此人员账户已停用。</translation>
    </message>
    <message>
        <source>Not done: this person is signed in at another counter.</source>
        <translation>未执行：此人员已在其他窗口登录。</translation>
    </message>
    <message>
        <source>Somebody else is signed in at this counter.</source>
        <translation>本窗口已有他人登录。</translation>
    </message>
    <message>
        <source>Nobody is signed in at this counter.</source>
        <translation>本窗口无人登录。</translation>
    </message>
    <message>
        <source>Not done: there is nothing left to undo.</source>
        <translation>未执行：已没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Not done: it is too late to undo that.</source>
        <translation>未执行：已超过可撤销的时间。</translation>
    </message>
    <message>
        <source>Not done: this ticket is not waiting any more.</source>
        <translation>未执行：此号已不在等候。</translation>
    </message>
    <message>
        <source>Not done: this ticket waits for another counter or clerk.</source>
        <translation>未执行：此号在等候其他窗口或人员。</translation>
    </message>
    <message>
        <source>Not done: this visitor declared no class.</source>
        <translation>未执行：此人未申报优先类别。</translation>
    </message>
    <message>
        <source>This class has been checked already.</source>
        <translation>此优先类别已核验。</translation>
    </message>
    <message>
        <source>Not done: this visit has as many services as allowed.</source>
        <translation>未执行：本次办理的事项已达上限。</translation>
    </message>
    <message>
        <source>Not done: this queue is closed at this hour.</source>
        <translation>未执行：此队列现在不在开放时间。</translation>
    </message>
    <message>
        <source>Not done: this queue has given out all tickets of today.</source>
        <translation>未执行：此队列今日号已取完。</translation>
    </message>
    <message>
        <source>Not done: choose one queue, counter or clerk.</source>
        <translation>未执行：请选择一个队列、窗口或人员。</translation>
    </message>
    <message>
        <source>Not done: the ticket is at this counter already.</source>
        <translation>未执行：此号已在本窗口。</translation>
    </message>
    <message>
        <source>Not done: this service does not exist.</source>
        <translation>未执行：没有此事项。</translation>
    </message>
    <message>
        <source>Not done: this service has been withdrawn.</source>
        <translation>未执行：此事项已停办。</translation>
    </message>
    <message>
        <source>Not done: this class does not exist.</source>
        <translation>未执行：没有此优先类别。</translation>
    </message>
    <message>
        <source>Not done: a reason is needed.</source>
        <translation>未执行：需要填写原因。</translation>
    </message>
    <message>
        <source>Not done: the counter is locked.</source>
        <translation>未执行：窗口已锁定。</translation>
    </message>
    <message>
        <source>You have been signed out. Please sign in again.</source>
        <translation>您已被退出，请重新登录。</translation>
    </message>
    <message>
        <source>The log says nothing about this number today.</source>
        <translation>今日记录中没有此号。</translation>
    </message>
    <message>
        <source>The server cannot be reached. Nothing was changed.</source>
        <translation>无法连接服务器，未作任何更改。</translation>
    </message>
    <message>
        <source>Not done: the server does not find this any more.</source>
        <translation>未执行：服务器已找不到此项。</translation>
    </message>
    <message>
        <source>Not done: somebody changed this meanwhile.</source>
        <translation>未执行：此项刚被他人更改。</translation>
    </message>
    <message>
        <source>Not done: the configuration would be invalid.</source>
        <translation>未执行：配置将无效。</translation>
    </message>
    <message>
        <source>The hall day is open already.</source>
        <translation>今日大厅已开始。</translation>
    </message>
    <message>
        <source>Not done: tickets are still in service.</source>
        <translation>未执行：仍有号在办理中。</translation>
    </message>
    <message>
        <source>Not done: the kiosk&apos;s numbers do not allow it.</source>
        <translation>未执行：取号机的号段不允许。</translation>
    </message>
    <message>
        <source>Sign in at this counter</source>
        <translation>登录本窗口</translation>
    </message>
    <message>
        <source>This hall wants to know who works here. Keys work after signing in.</source>
        <translation>本大厅要求工作人员登录，登录后按键方可使用。</translation>
    </message>
    <message>
        <source>Esc goes back: this hall allows work without signing in.</source>
        <translation>Esc 返回：本大厅允许不登录办理。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>%1 is signed in here. Visitors&apos; data is hidden until the secret is entered.</source>
        <translation>%1 已在此登录。输入密码前不显示办事人信息。</translation>
    </message>
    <message>
        <source>Choose a new secret</source>
        <translation>请设置新密码</translation>
    </message>
    <message>
        <source>The old one was given out once. The longer the better: a short sentence is best.</source>
        <translation>原密码只用一次。新密码越长越好，建议用一句短句。</translation>
    </message>
    <message>
        <source>Signed in elsewhere</source>
        <translation>已在别处登录</translation>
    </message>
    <message>
        <source>You have a place at another counter. Taking over signs you out there.</source>
        <translation>您已在另一窗口登录。在此接管后，那边将退出。</translation>
    </message>
    <message>
        <source>Usual role</source>
        <translation>默认角色</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>窗口人员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>导办台</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>评审员</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>管理人员</translation>
    </message>
    <message>
        <source>System administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Security administrator</source>
        <translation>安全管理员</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>Name or secret is wrong.</source>
        <translation>用户名或密码错误。</translation>
    </message>
    <message>
        <source>The secret is wrong.</source>
        <translation>密码错误。</translation>
    </message>
    <message>
        <source>Too many failures. Try again in %1.</source>
        <translation>失败次数过多，请在 %1 后重试。</translation>
    </message>
    <message>
        <source>Please fill in every field.</source>
        <translation>请填写每一项。</translation>
    </message>
    <message>
        <source>The two new secrets are not the same.</source>
        <translation>两次输入的新密码不一致。</translation>
    </message>
    <message>
        <source>The new secret must differ from the old one.</source>
        <translation>新密码不能与原密码相同。</translation>
    </message>
    <message>
        <source>This secret is too short or too simple.</source>
        <translation>此密码太短或太简单。</translation>
    </message>
    <message>
        <source>This secret must be changed first.</source>
        <translation>须先修改密码。</translation>
    </message>
    <message>
        <source>Take over here?</source>
        <translation>是否在此接管？</translation>
    </message>
    <message>
        <source>The server cannot be reached. Try again when it is back.</source>
        <translation>无法连接服务器，请恢复后再试。</translation>
    </message>
    <message>
        <source>Checking the last session …</source>
        <translation>正在核对上次登录…</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Enter the secret to go on.</source>
        <translation>输入密码以继续。</translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation>正在解锁…</translation>
    </message>
    <message>
        <source>This role has no work at a counter. Signed out again.</source>
        <translation>此角色在窗口无业务，已退出。</translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation>已退出登录。</translation>
    </message>
    <message>
        <source>You do not have this role, or none at all yet.</source>
        <translation>您没有此角色，或尚未分配角色。</translation>
    </message>
    <message>
        <source>Not signed out: a visitor is at the counter. Finish, hold or transfer first.</source>
        <translation>未退出：窗口还有办事人，请先办结、挂起或转移。</translation>
    </message>
    <message>
        <source>This counter is taken</source>
        <translation>本窗口已有人登录</translation>
    </message>
    <message>
        <source>Somebody else is signed in here. Taking over signs that person out.</source>
        <translation>他人已在此登录。接管后，对方将退出。</translation>
    </message>
    <message>
        <source>This person may not approve it. It takes another one, a supervisor.</source>
        <translation>此人无权批准，须由另一位主管批准。</translation>
    </message>
    <message>
        <source>Issue a ticket</source>
        <translation>代取号</translation>
    </message>
    <message>
        <source>Type, ↑ ↓, Enter adds a service. Enter again issues the ticket.</source>
        <translation>输入后用 ↑ ↓ 选择，Enter 加入事项，再按 Enter 出号。</translation>
    </message>
    <message>
        <source>Choose a service first.</source>
        <translation>请先选择事项。</translation>
    </message>
    <message>
        <source>No more than %1 services in one visit.</source>
        <translation>一次最多办理 %1 个事项。</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Printed.</source>
        <translation>已打印。</translation>
    </message>
    <message>
        <source>Not printed. Please tell the visitor the number.</source>
        <translation>未能打印，请口头告知号码。</translation>
    </message>
    <message>
        <source>No printer here: please tell the visitor the number.</source>
        <translation>此处无打印机，请口头告知号码。</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>There are no accounts yet.</source>
        <translation>还没有账户。</translation>
    </message>
    <message>
        <source>There are no devices yet.</source>
        <translation>还没有设备。</translation>
    </message>
    <message>
        <source>The account was created. A security administrator gives it its roles.</source>
        <translation>账户已建立，角色由安全管理员分配。</translation>
    </message>
    <message>
        <source>The old secret no longer works.</source>
        <translation>原密码已失效。</translation>
    </message>
    <message>
        <source>The device was added.</source>
        <translation>设备已添加。</translation>
    </message>
    <message>
        <source>Disabled. This person is out everywhere.</source>
        <translation>已停用，此人在各处均已退出。</translation>
    </message>
    <message>
        <source>Enabled. This person may sign in again.</source>
        <translation>已启用，此人可重新登录。</translation>
    </message>
    <message>
        <source>The roles are saved.</source>
        <translation>角色已保存。</translation>
    </message>
    <message>
        <source>Revoked. Its token no longer works.</source>
        <translation>已吊销，其令牌失效。</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile. It was loaded anew: look and try again.</source>
        <translation>此项刚被他人更改，已重新加载，请核对后再试。</translation>
    </message>
    <message>
        <source>System administrator, security administrator and auditor watch each other: one person has only one.</source>
        <translation>系统管理员、安全管理员、审计员相互制约，一人只能担任其一。</translation>
    </message>
    <message>
        <source>At least one role is needed.</source>
        <translation>至少需要一个角色。</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>This name is taken.</source>
        <translation>此名称已被使用。</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>您的角色无权执行此操作。</translation>
    </message>
    <message>
        <source>Disable %1? The person is signed out at once.</source>
        <translation>停用 %1？此人将立即退出。</translation>
    </message>
    <message>
        <source>Give %1 a new one-time secret?</source>
        <translation>为 %1 设置新的一次性密码？</translation>
    </message>
    <message>
        <source>Revoke the token of %1? The device is cut off at once.</source>
        <translation>吊销 %1 的令牌？该设备将立即断开。</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已吊销</translation>
    </message>
    <message>
        <source>Shown only now. Write it down or copy it.</source>
        <translation>仅此时显示一次，请抄写或复制。</translation>
    </message>
    <message>
        <source>At the first sign-in it must be changed.</source>
        <translation>首次登录时须修改。</translation>
    </message>
    <message>
        <source>The hall has no counter with this id.</source>
        <translation>大厅没有此编号的窗口。</translation>
    </message>
    <message>
        <source>Not accepted: a field is too long, or has signs that are not allowed there.</source>
        <translation>未接受：内容过长，或含有不允许的字符。</translation>
    </message>
    <message>
        <source>Roles of %1</source>
        <translation>%1 的角色</translation>
    </message>
</context>
</TS>
