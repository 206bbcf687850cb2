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
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>已过号</translation>
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
        <source>Seen</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>还有 %1 条</translation>
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
        <source>expected wait %1 min</source>
        <translation>预计等候 %1 分钟</translation>
    </message>
    <message>
        <source>Not served here</source>
        <translation>本窗口不受理</translation>
    </message>
    <message>
        <source>Waiting · Longest · Expected</source>
        <translation>人数 · 最长等候 · 预计（分钟）</translation>
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
        <source>Stop %1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>then %1: %2</source>
        <translation>之后 %1：%2</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between services</comment>
        <translation>、</translation>
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
        <translation>审查员</translation>
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
        <source>No connection to the server. Try again later.</source>
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
    <message>
        <source>Case</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Find case</source>
        <translation>查找办件</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>现场受理</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Defective</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>What exactly</source>
        <translation>具体说明</translation>
    </message>
    <message>
        <source>All the rest is sound</source>
        <translation>其余全部合格</translation>
    </message>
    <message>
        <source>Outside the guide</source>
        <translation>指南外材料</translation>
    </message>
    <message>
        <source>One-time notification</source>
        <translation>一次性告知</translation>
    </message>
    <message>
        <source>Supplement</source>
        <translation>补正完成</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤件</translation>
    </message>
    <message>
        <source>Confirm withdrawal</source>
        <translation>确认撤件</translation>
    </message>
    <message>
        <source>Decline withdrawal</source>
        <translation>不同意撤件</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复部门</translation>
    </message>
    <message>
        <source>Send out again</source>
        <translation>重新派发</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>查看完整信息</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>打开附件</translation>
    </message>
    <message>
        <source>Link to ticket</source>
        <translation>关联号票</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>已查看</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>Ask the window</source>
        <translation>询问窗口</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>审查意见</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>作出决定</translation>
    </message>
    <message>
        <source>Take back decision</source>
        <translation>撤回决定</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>待办任务</translation>
    </message>
    <message>
        <source>Applied online</source>
        <translation>已申请</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>收件审核中</translation>
    </message>
    <message>
        <source>Waits for corrections</source>
        <translation>待补正</translation>
    </message>
    <message>
        <source>Corrected, to be checked</source>
        <translation>已补正</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>With the departments</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>Withdrawal to be confirmed</source>
        <translation>撤件待确认</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤件</translation>
    </message>
    <message>
        <source>No approval needed</source>
        <translation>无需许可</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Annulled</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>No pre-review</source>
        <translation>未预审</translation>
    </message>
    <message>
        <source>Pre-review under way</source>
        <translation>预审中</translation>
    </message>
    <message>
        <source>Pre-review: returned</source>
        <translation>预审退回</translation>
    </message>
    <message>
        <source>Pre-review passed</source>
        <translation>预审通过</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>已上传</translation>
    </message>
    <message>
        <source>Held already</source>
        <translation>已共享</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>A copy</source>
        <translation>复印件</translation>
    </message>
    <message>
        <source>Original and copy</source>
        <translation>原件及复印件</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>电子件</translation>
    </message>
    <message>
        <source>New</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>Asked the window</source>
        <translation>已询问窗口</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>准予</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不予许可</translation>
    </message>
    <message>
        <source>Partly granted</source>
        <translation>部分准予</translation>
    </message>
    <message>
        <source>Acceptance receipt</source>
        <translation>受理通知书</translation>
    </message>
    <message>
        <source>Notice of refusal</source>
        <translation>不予受理通知书</translation>
    </message>
    <message>
        <source>Result hand-over</source>
        <translation>结果送达回证</translation>
    </message>
    <message>
        <source>Not brought</source>
        <translation>未携带</translation>
    </message>
    <message>
        <source>Not obtained yet</source>
        <translation>尚未办妥</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过有效期</translation>
    </message>
    <message>
        <source>Not legible</source>
        <translation>无法辨认</translation>
    </message>
    <message>
        <source>Signature or seal is lacking</source>
        <translation>缺少签字或盖章</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>内容不完整</translation>
    </message>
    <message>
        <source>Contradicts another paper</source>
        <translation>与其他材料不一致</translation>
    </message>
    <message>
        <source>Wrong form (original, copy)</source>
        <translation>形式不符（原件、复印件）</translation>
    </message>
    <message>
        <source>A newer rule asks for it</source>
        <translation>新规定要求</translation>
    </message>
    <message>
        <source>This case needs it</source>
        <translation>情况特殊，需要核实</translation>
    </message>
    <message>
        <source>To clear up a doubt</source>
        <translation>用于核实疑点</translation>
    </message>
    <message>
        <source>The law asks for no approval</source>
        <translation>依法不需要取得许可</translation>
    </message>
    <message>
        <source>The item does not exist any more</source>
        <translation>事项已经取消</translation>
    </message>
    <message>
        <source>Another authority decides</source>
        <translation>属于其他机关职权</translation>
    </message>
    <message>
        <source>Another area decides</source>
        <translation>属于其他地区管辖</translation>
    </message>
    <message>
        <source>The applicant asks for it</source>
        <translation>申请人要求</translation>
    </message>
    <message>
        <source>Applied twice</source>
        <translation>重复申请</translation>
    </message>
    <message>
        <source>The plan has changed</source>
        <translation>计划改变</translation>
    </message>
    <message>
        <source>Not this department's</source>
        <translation>不属本部门办理</translation>
    </message>
    <message>
        <source>The materials are not clear</source>
        <translation>材料不清楚</translation>
    </message>
    <message>
        <source>To be reviewed again</source>
        <translation>需要重新审查</translation>
    </message>
    <message>
        <source>An error was found</source>
        <translation>发现错误</translation>
    </message>
    <message>
        <source>Obtained by false papers</source>
        <translation>以虚假材料取得</translation>
    </message>
    <message>
        <source>Law or facts have changed</source>
        <translation>法律或者情况变化</translation>
    </message>
    <message>
        <source>To check the identity</source>
        <translation>核对身份</translation>
    </message>
    <message>
        <source>To get in touch</source>
        <translation>联系申请人</translation>
    </message>
    <message>
        <source>To fill in a paper</source>
        <translation>填写文书</translation>
    </message>
    <message>
        <source>No approval is needed at all</source>
        <translation>依法不需要许可（不受理）</translation>
    </message>
    <message>
        <source>Outside this authority</source>
        <translation>不属于本机关职权（不予受理）</translation>
    </message>
    <message>
        <source>At the window</source>
        <translation>窗口领取</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>邮寄送达</translation>
    </message>
    <message>
        <source>Why is it missing: %1</source>
        <translation>为什么缺少：%1</translation>
    </message>
    <message>
        <source>What is wrong with it: %1</source>
        <translation>哪里不合格：%1</translation>
    </message>
    <message>
        <source>What exactly: %1</source>
        <translation>具体说明：%1</translation>
    </message>
    <message>
        <source>Why is a paper outside the guide needed?</source>
        <translation>为什么需要指南以外的材料？</translation>
    </message>
    <message>
        <source>What is the paper called?</source>
        <translation>材料名称</translation>
    </message>
    <message>
        <source>On which ground?</source>
        <translation>依据是什么？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>具体原因</translation>
    </message>
    <message>
        <source>Why is the case withdrawn?</source>
        <translation>为什么撤件？</translation>
    </message>
    <message>
        <source>In words, for the applicant</source>
        <translation>写给申请人的说明</translation>
    </message>
    <message>
        <source>How is the result handed over?</source>
        <translation>怎样送达？</translation>
    </message>
    <message>
        <source>Number of the waybill</source>
        <translation>邮件号码</translation>
    </message>
    <message>
        <source>Answer to the department: %1</source>
        <translation>答复部门：%1</translation>
    </message>
    <message>
        <source>What do you ask the window?</source>
        <translation>询问窗口什么？</translation>
    </message>
    <message>
        <source>Why is the task sent back?</source>
        <translation>为什么退回？</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>需要怎样处理？</translation>
    </message>
    <message>
        <source>What is the result?</source>
        <translation>结果是什么？</translation>
    </message>
    <message>
        <source>The opinion, in words</source>
        <translation>审查意见</translation>
    </message>
    <message>
        <source>Number of the licence or certificate</source>
        <translation>证照编号</translation>
    </message>
    <message>
        <source>Why is the decision taken back?</source>
        <translation>为什么撤回决定？</translation>
    </message>
    <message>
        <source>Why must the data be seen in full?</source>
        <translation>为什么需要查看完整信息？</translation>
    </message>
    <message>
        <source>Tell everything that is missing, once</source>
        <translation>一次性告知全部缺项</translation>
    </message>
    <message>
        <source>The applicant withdraws. Does the department agree?</source>
        <translation>申请人要求撤件，是否同意？</translation>
    </message>
    <message>
        <source>Which task?</source>
        <translation>哪一项任务？</translation>
    </message>
    <message>
        <source>Which paper is printed?</source>
        <translation>打印哪一份？</translation>
    </message>
    <message>
        <source>Which file is opened?</source>
        <translation>打开哪一个附件？</translation>
    </message>
    <message>
        <source>To which department?</source>
        <translation>派发给哪个部门？</translation>
    </message>
    <message>
        <source>A second notification needs a supervisor</source>
        <translation>再次告知需要主管批准</translation>
    </message>
    <message>
        <source>A digit chooses, Esc closes</source>
        <translation>按数字选择，Esc 关闭</translation>
    </message>
    <message>
        <source>Enter goes on, Esc closes</source>
        <translation>Enter 继续，Esc 关闭</translation>
    </message>
    <message>
        <source>Enter goes on, also without words; Esc closes</source>
        <translation>Enter 继续，可以不填；Esc 关闭</translation>
    </message>
    <message>
        <source>Enter does it, Esc closes</source>
        <translation>Enter 确认，Esc 关闭</translation>
    </message>
    <message>
        <source>The item's own department</source>
        <translation>事项所属部门</translation>
    </message>
    <message>
        <source>Find a case</source>
        <translation>查找办件</translation>
    </message>
    <message>
        <source>Ticket number, application ID, case number or ID number; Enter searches, Up, Down and Enter open</source>
        <translation>号票、申请编号、办件编号或证件号码；Enter 查找，上下键和 Enter 打开</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>At least 4 characters</source>
        <translation>至少输入 4 个字符</translation>
    </message>
    <message>
        <source>A walk-in's case</source>
        <translation>现场申请</translation>
    </message>
    <message>
        <source>Find the items, type the applicant's data, then Ctrl+Enter</source>
        <translation>选择事项，填写申请人，按 Ctrl+Enter</translation>
    </message>
    <message>
        <source>Choose at least one item</source>
        <translation>请至少选择一个事项</translation>
    </message>
    <message>
        <source>ID number and name are needed</source>
        <translation>请填写证件号码和姓名</translation>
    </message>
    <message>
        <source>The list of items is loading</source>
        <translation>事项目录正在载入</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Residence permit (HK, Macao, Taiwan)</source>
        <translation>港澳台居民居住证</translation>
    </message>
    <message>
        <source>Permanent residence card</source>
        <translation>外国人永久居留身份证</translation>
    </message>
    <message>
        <source>The case is loading</source>
        <translation>办件正在载入</translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation>没有打开的办件</translation>
    </message>
    <message>
        <source>It opens by itself with a visitor who has one. Ctrl+F finds one, Ctrl+I begins one.</source>
        <translation>叫到有办件的办事人时自动打开。Ctrl+F 查找，Ctrl+I 现场受理。</translation>
    </message>
    <message>
        <source>The application changed while it was open: look again at what is marked, then Enter</source>
        <translation>申请内容有变化：请查看带标记的部分，然后按 Enter</translation>
    </message>
    <message>
        <source>The application changed. Look again first, then Enter.</source>
        <translation>申请内容有变化，请先查看并按 Enter。</translation>
    </message>
    <message>
        <source>That cannot be done in this state of the case.</source>
        <translation>办件当前状态不能这样操作。</translation>
    </message>
    <message>
        <source>Not yet: %1 required materials are not sound.</source>
        <translation>还不能受理：有 %1 份必要材料未合格。</translation>
    </message>
    <message>
        <source>Look at what was uploaded first: %1 materials are not checked.</source>
        <translation>请先核验已上传的材料：还有 %1 份。</translation>
    </message>
    <message>
        <source>Nothing is missing: there is nothing to notify of.</source>
        <translation>没有缺项，不需要告知。</translation>
    </message>
    <message>
        <source>No material is chosen.</source>
        <translation>没有选中的材料。</translation>
    </message>
    <message>
        <source>It is held already and is not asked for.</source>
        <translation>已经共享，不需要提交。</translation>
    </message>
    <message>
        <source>Mark what is missing or defective first.</source>
        <translation>请先标记缺少或不合格的材料。</translation>
    </message>
    <message>
        <source>There is no paper yet.</source>
        <translation>还没有文书。</translation>
    </message>
    <message>
        <source>There is no file.</source>
        <translation>没有附件。</translation>
    </message>
    <message>
        <source>No task of yours can take this now.</source>
        <translation>没有可以这样处理的任务。</translation>
    </message>
    <message>
        <source>The data are shown in full already.</source>
        <translation>已经是完整信息。</translation>
    </message>
    <message>
        <source>This case is linked already, or nobody is at the counter.</source>
        <translation>已经关联，或者窗口没有办事人。</translation>
    </message>
    <message>
        <source>Received. %1 materials to check.</source>
        <translation>已收件，待核验材料 %1 份。</translation>
    </message>
    <message>
        <source>Accepted. Receipt %1</source>
        <translation>已受理，回执 %1</translation>
    </message>
    <message>
        <source>Notified. Paper %1</source>
        <translation>已告知，文书 %1</translation>
    </message>
    <message>
        <source>Refused. Paper %1</source>
        <translation>不予受理，文书 %1</translation>
    </message>
    <message>
        <source>Handed over. Paper %1</source>
        <translation>已送达，文书 %1</translation>
    </message>
    <message>
        <source>%1 is being printed.</source>
        <translation>正在打印 %1。</translation>
    </message>
    <message>
        <source>%1 is printed.</source>
        <translation>%1 已打印。</translation>
    </message>
    <message>
        <source>%1 is saved in %2, not printed</source>
        <translation>%1 已保存到 %2（未打印）</translation>
    </message>
    <message>
        <source>%1 could not be printed nor saved.</source>
        <translation>%1 无法打印，也无法保存。</translation>
    </message>
    <message>
        <source>The window has been asked.</source>
        <translation>已询问窗口。</translation>
    </message>
    <message>
        <source>The department has the answer.</source>
        <translation>已答复部门。</translation>
    </message>
    <message>
        <source>The task was sent back.</source>
        <translation>任务已退回。</translation>
    </message>
    <message>
        <source>Proposed. A second person decides.</source>
        <translation>已提出意见，由另一人决定。</translation>
    </message>
    <message>
        <source>Decided.</source>
        <translation>已作出决定。</translation>
    </message>
    <message>
        <source>Decided: the last one. The result waits for its hand-over.</source>
        <translation>全部办结，等待送达。</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>已撤件。</translation>
    </message>
    <message>
        <source>The departments must agree to the withdrawal.</source>
        <translation>撤件需要部门确认。</translation>
    </message>
    <message>
        <source>The case is linked to this ticket.</source>
        <translation>办件已关联本号票。</translation>
    </message>
    <message>
        <source>Case %1 is open.</source>
        <translation>已建立办件 %1。</translation>
    </message>
    <message>
        <source>Shown in full. That it was is in the log.</source>
        <translation>已显示完整信息，并已记录。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
    <message>
        <source>The tasks are loading</source>
        <translation>任务正在载入</translation>
    </message>
    <message>
        <source>No open task</source>
        <translation>没有待办任务</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter opens, Left and Right filter, F5 reads again</source>
        <translation>上下键选择，Enter 打开，左右键筛选，F5 刷新</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Tasks of the departments</source>
        <translation>部门任务</translation>
    </message>
    <message>
        <source>Not done: the server does not know this case.</source>
        <translation>未完成：没有这个办件。</translation>
    </message>
    <message>
        <source>Not done: the server does not know this application.</source>
        <translation>未完成：没有这个申请。</translation>
    </message>
    <message>
        <source>Not done: the server does not know this task.</source>
        <translation>未完成：没有这项任务。</translation>
    </message>
    <message>
        <source>Not done: the server does not know this department.</source>
        <translation>未完成：没有这个部门。</translation>
    </message>
    <message>
        <source>Not done: this material is not on the list.</source>
        <translation>未完成：清单上没有这份材料。</translation>
    </message>
    <message>
        <source>Not done: the application is not written as it must be.</source>
        <translation>未完成：申请内容格式不对。</translation>
    </message>
    <message>
        <source>Not done: the application is for another hall.</source>
        <translation>未完成：该申请属于其他大厅。</translation>
    </message>
    <message>
        <source>Not done: a newer version of the application is here.</source>
        <translation>未完成：已有更新的申请内容。</translation>
    </message>
    <message>
        <source>Not done: this version of the application has another content.</source>
        <translation>未完成：同一版本的申请内容不一致。</translation>
    </message>
    <message>
        <source>Not done: the application names no item.</source>
        <translation>未完成：申请没有事项。</translation>
    </message>
    <message>
        <source>Not done: the case has gone on; look again.</source>
        <translation>未完成：办件状态已经变化，请重新查看。</translation>
    </message>
    <message>
        <source>Not done: the task has gone on; look again.</source>
        <translation>未完成：任务状态已经变化，请重新查看。</translation>
    </message>
    <message>
        <source>Not done: the application changed. Look again at what is marked.</source>
        <translation>未完成：申请内容有变化，请查看带标记的部分。</translation>
    </message>
    <message>
        <source>Not done: this material is held already and is not asked for again.</source>
        <translation>未完成：该材料已共享，不得重复索要。</translation>
    </message>
    <message>
        <source>Not done: something that is required is not sound yet.</source>
        <translation>未完成：还有必要材料未合格。</translation>
    </message>
    <message>
        <source>Not done: nothing is missing.</source>
        <translation>未完成：没有缺项。</translation>
    </message>
    <message>
        <source>Not done: this task belongs to another department.</source>
        <translation>未完成：任务属于其他部门。</translation>
    </message>
    <message>
        <source>Not done: who decides must not be who reviewed.</source>
        <translation>未完成：审查人不能同时是决定人。</translation>
    </message>
    <message>
        <source>Not done: a case of this person goes on.</source>
        <translation>未完成：此人还有在办的办件。</translation>
    </message>
    <message>
        <source>Not done: there are too many of them.</source>
        <translation>未完成：数量超过上限。</translation>
    </message>
    <message>
        <source>The ID number's check digit is wrong.</source>
        <translation>证件号码校验位不对。</translation>
    </message>
    <message>
        <source>Not done: this is no number of a result. It needs a digit, ends with the sign for number if it has Chinese characters, and is nobody's ID number.</source>
        <translation>未完成：这不是结果编号。编号须含数字；含汉字时须以“号”结尾；不得是任何人的证件号码。</translation>
    </message>
    <message>
        <source>A reason must be given.</source>
        <translation>必须说明原因。</translation>
    </message>
    <message>
        <source>Application came or changed</source>
        <translation>申请提交或更新</translation>
    </message>
    <message>
        <source>File added</source>
        <translation>附件上传</translation>
    </message>
    <message>
        <source>Visitor came with a ticket</source>
        <translation>办事人到场取号</translation>
    </message>
    <message>
        <source>Received at the window</source>
        <translation>窗口收件</translation>
    </message>
    <message>
        <source>Materials checked</source>
        <translation>材料核验</translation>
    </message>
    <message>
        <source>Asked for a paper outside the guide</source>
        <translation>要求提交指南外材料</translation>
    </message>
    <message>
        <source>Corrected on the spot</source>
        <translation>当场更正</translation>
    </message>
    <message>
        <source>Notified a second time</source>
        <translation>再次告知</translation>
    </message>
    <message>
        <source>Supplemented</source>
        <translation>补正完成</translation>
    </message>
    <message>
        <source>Withdrawal asked for</source>
        <translation>申请撤件</translation>
    </message>
    <message>
        <source>Withdrawal declined</source>
        <translation>不同意撤件</translation>
    </message>
    <message>
        <source>Sent to the department</source>
        <translation>派发部门</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>Window asked</source>
        <translation>询问窗口</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>提出审查意见</translation>
    </message>
    <message>
        <source>Task decided</source>
        <translation>作出决定</translation>
    </message>
    <message>
        <source>All decided</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Result handed over</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Decision taken back</source>
        <translation>撤回决定</translation>
    </message>
    <message>
        <source>Data shown in full</source>
        <translation>查看完整信息</translation>
    </message>
    <message>
        <source>Case %1</source>
        <translation>办件 %1</translation>
    </message>
    <message>
        <source>Application %1</source>
        <translation>申请 %1</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>代办人</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Data erased</source>
        <translation>信息已删除</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>%1 working days</source>
        <translation>%1 个工作日</translation>
    </message>
    <message>
        <source>No limit stated</source>
        <translation>未注明时限</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>%1 前办结</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>Tell what is missing by %1</source>
        <translation>%1 前一次性告知</translation>
    </message>
    <message>
        <source>Result due %1</source>
        <translation>%1 前出结果</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>%1 of %2 required are ready</source>
        <translation>必要材料已齐 %1/%2</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必要</translation>
    </message>
    <message>
        <source>May follow</source>
        <translation>可容缺</translation>
    </message>
    <message>
        <source>Not required</source>
        <translation>非必要</translation>
    </message>
    <message>
        <source>Shared by another authority</source>
        <translation>部门共享</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1 份</translation>
    </message>
    <message>
        <source>Grade %1</source>
        <translation>可信等级 %1</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>附件 %1</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>History</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>No files</source>
        <translation>没有附件</translation>
    </message>
    <message>
        <source>Tasks begin with acceptance</source>
        <translation>受理后派发任务</translation>
    </message>
    <message>
        <source>No papers yet</source>
        <translation>还没有文书</translation>
    </message>
    <message>
        <source>No materials are asked for</source>
        <translation>不需要材料</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>询问：%1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>答复：%1</translation>
    </message>
    <message>
        <source>Opinion: %1</source>
        <translation>意见：%1</translation>
    </message>
    <message>
        <source>Two persons</source>
        <translation>两人办理</translation>
    </message>
    <message>
        <source>Reviewer %1</source>
        <translation>审查人 %1</translation>
    </message>
    <message>
        <source>Decided by %1</source>
        <translation>决定人 %1</translation>
    </message>
    <message>
        <source>Number %1</source>
        <translation>编号 %1</translation>
    </message>
    <message>
        <source>Check code %1</source>
        <translation>校验码 %1</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>Type here</source>
        <translation>请输入</translation>
    </message>
    <message>
        <source>Items: characters, pinyin, initials or code</source>
        <translation>事项：汉字、拼音、首字母或编码</translation>
    </message>
    <message>
        <source>Name of the person or company</source>
        <translation>姓名或名称</translation>
    </message>
    <message>
        <source>Phone (may be empty)</source>
        <translation>电话（可不填）</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>已选：%1</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>建立办件</translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <translation>号票 %1</translation>
    </message>
    <message>
        <source>Esc: calls</source>
        <translation>Esc：叫号</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>At the counter: %1</source>
        <translation>窗口：%1</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>-</source>
        <translation>-</translation>
    </message>
    <message>
        <source>Acceptance Receipt</source>
        <translation>受理通知书</translation>
    </message>
    <message>
        <source>One-time Notification of Corrections</source>
        <translation>一次性补正告知书</translation>
    </message>
    <message>
        <source>Notice of Refusal to Accept</source>
        <translation>不予受理通知书</translation>
    </message>
    <message>
        <source>Receipt of Delivery of the Result</source>
        <translation>办理结果送达回证</translation>
    </message>
    <message>
        <source>Applicant of the case</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Agent of the applicant</source>
        <translation>代办人</translation>
    </message>
    <message>
        <source>Document of identity</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>办件编号</translation>
    </message>
    <message>
        <source>Application number</source>
        <translation>申请编号</translation>
    </message>
    <message>
        <source>Items applied for</source>
        <translation>申请事项</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Department in charge</source>
        <translation>办理部门</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>办理时限</translation>
    </message>
    <message>
        <source>Result due</source>
        <translation>办结日期</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>By %1 (provisional: working days of that year are not announced yet)</source>
        <translation>%1 前（暂定：该年度工作日安排尚未公布）</translation>
    </message>
    <message>
        <source>Materials received</source>
        <translation>已收材料</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料名称</translation>
    </message>
    <message>
        <source>Form and copies</source>
        <translation>形式与份数</translation>
    </message>
    <message>
        <source>How it is</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 %2 份</translation>
    </message>
    <message>
        <source>The application above has been accepted today. The time limit is counted in working days from today.</source>
        <translation>上述申请已于今日受理，办理时限自今日起按工作日计算。</translation>
    </message>
    <message>
        <source>All departments work in parallel; the result is handed over at one window. Please keep this paper.</source>
        <translation>各部门并联办理，统一窗口出件。请妥善保管本通知书。</translation>
    </message>
    <message>
        <source>On checking, the following has to be corrected. It is told at once and completely; nothing else will be asked for.</source>
        <translation>经审核，以下内容需要补正。现一次性全部告知，不再要求其他材料。</translation>
    </message>
    <message>
        <source>This is a second notification, approved by a supervisor.</source>
        <translation>本次为再次告知，已经主管批准。</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺少或不合格的材料</translation>
    </message>
    <message>
        <source>How to correct it</source>
        <translation>补正要求</translation>
    </message>
    <message>
        <source>Bring it: %1</source>
        <translation>请补交：%1</translation>
    </message>
    <message>
        <source>Bring it anew: %1</source>
        <translation>请更正后提交：%1</translation>
    </message>
    <message>
        <source>Bring everything to this hall's window, or upload it with the application. Agreed date: ______________</source>
        <translation>请到本大厅窗口一次性提交，或者通过申请平台上传。约定日期：______________</translation>
    </message>
    <message>
        <source>The time limit begins with acceptance, on the day on which everything has been brought.</source>
        <translation>全部补齐当日受理，办理时限自受理之日起计算。</translation>
    </message>
    <message>
        <source>The matter applied for needs no administrative licence (Administrative Licensing Law art. 32 (1)).</source>
        <translation>申请事项依法不需要取得行政许可（《行政许可法》第三十二条第一款第一项）。</translation>
    </message>
    <message>
        <source>The matter applied for is outside this authority's powers (Administrative Licensing Law art. 32 (2)). Please apply to the authority in charge.</source>
        <translation>申请事项依法不属于本行政机关职权范围（《行政许可法》第三十二条第一款第二项），请向有关行政机关申请。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Against this notice reconsideration may be applied for within 60 days, or an action be brought within 6 months (Administrative Reconsideration Law, Administrative Litigation Law).</source>
        <translation>如不服本通知，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。</translation>
    </message>
    <message>
        <source>The result of the application above has been handed over.</source>
        <translation>上述申请的办理结果已经送达。</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Not granted</source>
        <translation>不予许可</translation>
    </message>
    <message>
        <source>Number of the result</source>
        <translation>证照编号</translation>
    </message>
    <message>
        <source>Signature of the applicant or agent</source>
        <translation>申请人（代办人）签名</translation>
    </message>
    <message>
        <source>Signature of the clerk</source>
        <translation>经办人签名</translation>
    </message>
    <message>
        <source>To check this paper: its number %1 and the check code %2, at any window of the hall or on the hall's page.</source>
        <translation>核验本文书：凭文书编号 %1 和校验码 %2，在大厅任一窗口或者大厅网页核验。</translation>
    </message>
    <message>
        <source>Supervision: %1</source>
        <translation>监督电话：%1</translation>
    </message>
    <message>
        <source>Supervision: at the hall's service desk</source>
        <translation>监督投诉：大厅服务台</translation>
    </message>
    <message>
        <source>Held already, not asked for</source>
        <translation>已共享，免提交</translation>
    </message>
    <message>
        <source>May follow later</source>
        <translation>容缺，可后补</translation>
    </message>
    <message>
        <source>Not brought, not required</source>
        <translation>未提交（非必要）</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多办理</translation>
    </message>
    <message>
        <source>Accept, the rest follows</source>
        <translation>容缺受理</translation>
    </message>
    <message>
        <source>Ask for an extension</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Ask for a special procedure</source>
        <translation>申请特别程序</translation>
    </message>
    <message>
        <source>Ask for a second notification</source>
        <translation>申请再次告知</translation>
    </message>
    <message>
        <source>Ask for more days to bring it</source>
        <translation>申请延长补交期限</translation>
    </message>
    <message>
        <source>End the special procedure</source>
        <translation>结束特别程序</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>进入下一环节</translation>
    </message>
    <message>
        <source>Answer the order</source>
        <translation>答复督办</translation>
    </message>
    <message>
        <source>Issue an order</source>
        <translation>发起督办</translation>
    </message>
    <message>
        <source>Close the order</source>
        <translation>办结督办</translation>
    </message>
    <message>
        <source>Decide the request</source>
        <translation>审批申请</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>打开办件</translation>
    </message>
    <message>
        <source>Approve it</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Filter by light</source>
        <translation>按灯色筛选</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>登记反映</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Close: satisfied</source>
        <translation>核查通过，归档</translation>
    </message>
    <message>
        <source>Give it back: not satisfied</source>
        <translation>不满意，退回</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>督办监察</translation>
    </message>
    <message>
        <source>Waits for another</source>
        <translation>等待前序</translation>
    </message>
    <message>
        <source>Proposal: grant</source>
        <translation>拟同意</translation>
    </message>
    <message>
        <source>Proposal: reject</source>
        <translation>拟不同意</translation>
    </message>
    <message>
        <source>Promise sheet</source>
        <translation>容缺受理承诺书</translation>
    </message>
    <message>
        <source>Notice of extension</source>
        <translation>延期办理告知书</translation>
    </message>
    <message>
        <source>Notice of special procedure</source>
        <translation>特别程序告知书</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Half used</source>
        <translation>时限过半</translation>
    </message>
    <message>
        <source>Soon due</source>
        <translation>临近到期</translation>
    </message>
    <message>
        <source>Over the promise</source>
        <translation>超承诺</translation>
    </message>
    <message>
        <source>Over the law's limit</source>
        <translation>超法定</translation>
    </message>
    <message>
        <source>All lights</source>
        <translation>全部灯色</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>尚未开始办理</translation>
    </message>
    <message>
        <source>In handling</source>
        <translation>正在办理</translation>
    </message>
    <message>
        <source>Waits for the window's answer</source>
        <translation>等待窗口答复</translation>
    </message>
    <message>
        <source>Sent back to the window</source>
        <translation>已退回窗口</translation>
    </message>
    <message>
        <source>Waits for the decision</source>
        <translation>等待决定</translation>
    </message>
    <message>
        <source>Waits for another task</source>
        <translation>等待前序事项</translation>
    </message>
    <message>
        <source>Special procedure</source>
        <translation>特别程序中</translation>
    </message>
    <message>
        <source>Result not handed over</source>
        <translation>结果未送达</translation>
    </message>
    <message>
        <source>At the window's intake</source>
        <translation>窗口受理环节</translation>
    </message>
    <message>
        <source>Waits for the applicant</source>
        <translation>等待申请人</translation>
    </message>
    <message>
        <source>Second notification</source>
        <translation>再次告知</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>延长期限</translation>
    </message>
    <message>
        <source>Stop the clock: special procedure</source>
        <translation>特别程序（暂停计时）</translation>
    </message>
    <message>
        <source>More days to bring what follows</source>
        <translation>延长容缺补交期限</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>听证</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>招标</translation>
    </message>
    <message>
        <source>Auction</source>
        <translation>拍卖</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>检疫</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>鉴定</translation>
    </message>
    <message>
        <source>Expert review</source>
        <translation>专家评审</translation>
    </message>
    <message>
        <source>Other special procedure</source>
        <translation>其他特别程序</translation>
    </message>
    <message>
        <source>Waits for a supervisor</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>未同意</translation>
    </message>
    <message>
        <source>Special procedure longer than planned</source>
        <translation>特别程序超出计划</translation>
    </message>
    <message>
        <source>What should follow has not come</source>
        <translation>容缺材料逾期未补</translation>
    </message>
    <message>
        <source>Corrections have not come in time</source>
        <translation>补正材料逾期未交</translation>
    </message>
    <message>
        <source>Result not handed over in time</source>
        <translation>结果逾期未送达</translation>
    </message>
    <message>
        <source>Order not answered in time</source>
        <translation>督办逾期未答复</translation>
    </message>
    <message>
        <source>Could not get it done</source>
        <translation>办不成事</translation>
    </message>
    <message>
        <source>Bad rating</source>
        <translation>差评</translation>
    </message>
    <message>
        <source>To be assigned</source>
        <translation>待转办</translation>
    </message>
    <message>
        <source>With the department</source>
        <translation>部门办理中</translation>
    </message>
    <message>
        <source>Resolved, to be checked</source>
        <translation>已办结，待核查</translation>
    </message>
    <message>
        <source>Closed and filed</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般问题</translation>
    </message>
    <message>
        <source>The law does not allow it</source>
        <translation>依法不能办</translation>
    </message>
    <message>
        <source>Several departments</source>
        <translation>涉及多部门</translation>
    </message>
    <message>
        <source>Complex</source>
        <translation>复杂疑难</translation>
    </message>
    <message>
        <source>Caused by staff</source>
        <translation>工作人员原因</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Explained: the law does not allow it</source>
        <translation>依法不能办，已解释</translation>
    </message>
    <message>
        <source>Referred to the authority in charge</source>
        <translation>已转有权机关</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>情况不属实</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>The matter is complex</source>
        <translation>情况复杂</translation>
    </message>
    <message>
        <source>A survey on site is needed</source>
        <translation>需现场踏勘</translation>
    </message>
    <message>
        <source>Another authority's opinion is needed</source>
        <translation>需征求其他机关意见</translation>
    </message>
    <message>
        <source>The law asks for it</source>
        <translation>法律法规要求</translation>
    </message>
    <message>
        <source>What was brought is not in order</source>
        <translation>补交材料仍不符合</translation>
    </message>
    <message>
        <source>The applicant needs more time</source>
        <translation>申请人需要更多时间</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>办理超时</translation>
    </message>
    <message>
        <source>Will soon be late</source>
        <translation>即将超时</translation>
    </message>
    <message>
        <source>No progress</source>
        <translation>长期无进展</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>群众反映</translation>
    </message>
    <message>
        <source>What shall be done?</source>
        <translation>要办理什么？</translation>
    </message>
    <message>
        <source>Extension: how many working days more?</source>
        <translation>延长多少个工作日？</translation>
    </message>
    <message>
        <source>How many working days is it planned to take?</source>
        <translation>计划需要多少个工作日？</translation>
    </message>
    <message>
        <source>Answer within how many working days?</source>
        <translation>要求几个工作日内答复？</translation>
    </message>
    <message>
        <source>%1 papers may follow: within how many working days? (1 to %2)</source>
        <translation>%1 份材料可后补：几个工作日内补齐？（1 至 %2）</translation>
    </message>
    <message>
        <source>How many working days more?</source>
        <translation>再延长多少个工作日？</translation>
    </message>
    <message>
        <source>Which special procedure?</source>
        <translation>哪一种特别程序？</translation>
    </message>
    <message>
        <source>Which procedure has ended?</source>
        <translation>哪一个程序已结束？</translation>
    </message>
    <message>
        <source>What did it come to?</source>
        <translation>程序结果如何？</translation>
    </message>
    <message>
        <source>Why is it asked for?</source>
        <translation>申请理由？</translation>
    </message>
    <message>
        <source>In words, for the supervisor</source>
        <translation>补充说明（供审批人参考）</translation>
    </message>
    <message>
        <source>Why is the order issued?</source>
        <translation>督办原因？</translation>
    </message>
    <message>
        <source>What is to be done, in words</source>
        <translation>督办要求（文字说明）</translation>
    </message>
    <message>
        <source>Which order?</source>
        <translation>哪一条督办？</translation>
    </message>
    <message>
        <source>Answer to the order: %1</source>
        <translation>答复督办：%1</translation>
    </message>
    <message>
        <source>Closing note (needed where nothing was answered)</source>
        <translation>办结说明（未答复即办结时必填）</translation>
    </message>
    <message>
        <source>Which request?</source>
        <translation>哪一条申请？</translation>
    </message>
    <message>
        <source>Is it approved: %1</source>
        <translation>是否同意：%1</translation>
    </message>
    <message>
        <source>Approve: a note, if any</source>
        <translation>同意：可填写意见</translation>
    </message>
    <message>
        <source>Decline: why?</source>
        <translation>不同意：请说明理由</translation>
    </message>
    <message>
        <source>Which kind of matter?</source>
        <translation>问题类别？</translation>
    </message>
    <message>
        <source>Case number (may be empty)</source>
        <translation>办件编号（可为空）</translation>
    </message>
    <message>
        <source>Assign to which department?</source>
        <translation>转办到哪个部门？</translation>
    </message>
    <message>
        <source>What came of it?</source>
        <translation>处理结果？</translation>
    </message>
    <message>
        <source>Answer to the person</source>
        <translation>给反映人的答复</translation>
    </message>
    <message>
        <source>Closing note, if any</source>
        <translation>核查说明（可为空）</translation>
    </message>
    <message>
        <source>What is still open?</source>
        <translation>还有什么没有解决？</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1: what is needed</source>
        <translation>%1：所需事项和材料</translation>
    </message>
    <message>
        <source>Enter goes on to the applicant, Esc closes</source>
        <translation>按 Enter 填写申请人，Esc 关闭</translation>
    </message>
    <message>
        <source>A whole number of days, 1 to %1</source>
        <translation>请填写 1 至 %1 的整数天数</translation>
    </message>
    <message>
        <source>Nothing more can be done here now.</source>
        <translation>目前没有其他可办理的内容。</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>尚未选择。</translation>
    </message>
    <message>
        <source>No order is open here.</source>
        <translation>没有待办的督办。</translation>
    </message>
    <message>
        <source>No request waits here.</source>
        <translation>没有待审批的申请。</translation>
    </message>
    <message>
        <source>No special procedure goes on.</source>
        <translation>没有正在进行的特别程序。</translation>
    </message>
    <message>
        <source>In this role nobody is called. Ctrl+M: menu</source>
        <translation>当前角色不叫号。Ctrl+M 打开菜单</translation>
    </message>
    <message>
        <source>No program of this computer shows the file.</source>
        <translation>本机没有可打开该文件的程序。</translation>
    </message>
    <message>
        <source>Not printed: the full name cannot be seen here. Link the case to the ticket first.</source>
        <translation>未打印：此处看不到完整姓名。请先把办件关联到票号。</translation>
    </message>
    <message>
        <source>The full name is being fetched for the paper; that it is, is in the log.</source>
        <translation>正在为文书调取完整姓名，调取已记入日志。</translation>
    </message>
    <message>
        <source>Mark what was brought, then Enter: supplement</source>
        <translation>请标记补交的材料，再按 Enter 补正</translation>
    </message>
    <message>
        <source>Everything else is sound. Y: accept, the rest follows</source>
        <translation>其余材料齐全。按 Y 容缺受理</translation>
    </message>
    <message>
        <source>Accepted. %1 papers follow within %2 working days.</source>
        <translation>已容缺受理。%1 份材料须在 %2 个工作日内补齐。</translation>
    </message>
    <message>
        <source>Asked. A supervisor decides.</source>
        <translation>已提交，等待审批。</translation>
    </message>
    <message>
        <source>Approved.</source>
        <translation>已同意。</translation>
    </message>
    <message>
        <source>Declined.</source>
        <translation>已不同意。</translation>
    </message>
    <message>
        <source>The order is issued.</source>
        <translation>督办已发出。</translation>
    </message>
    <message>
        <source>The order is answered.</source>
        <translation>督办已答复。</translation>
    </message>
    <message>
        <source>The order is closed.</source>
        <translation>督办已办结。</translation>
    </message>
    <message>
        <source>The next stage has begun.</source>
        <translation>已进入下一环节。</translation>
    </message>
    <message>
        <source>The special procedure has ended; the clock runs again.</source>
        <translation>特别程序已结束，恢复计时。</translation>
    </message>
    <message>
        <source>Follow-up %1 is open.</source>
        <translation>反映 %1 已登记。</translation>
    </message>
    <message>
        <source>Follow-up %1: done.</source>
        <translation>反映 %1 已处理。</translation>
    </message>
    <message>
        <source>The lights are loading</source>
        <translation>正在读取监察数据</translation>
    </message>
    <message>
        <source>No task has this light</source>
        <translation>没有此类办件</translation>
    </message>
    <message>
        <source>No request waits for a decision</source>
        <translation>没有待审批的申请</translation>
    </message>
    <message>
        <source>No follow-up is open</source>
        <translation>没有待处理的反映</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter opens, Left and Right: department, L: light, Tab: next page</source>
        <translation>上下选择，Enter 打开，左右切换部门，L 灯色，Tab 下一页</translation>
    </message>
    <message>
        <source>Y approves, N declines, Enter opens the case, Tab: next page</source>
        <translation>Y 同意，N 不同意，Enter 打开办件，Tab 下一页</translation>
    </message>
    <message>
        <source>N new, P responded, A assign, R resolve, C close, B give back, Tab: next page</source>
        <translation>N 登记，P 已回应，A 转办，R 办结，C 归档，B 退回，Tab 下一页</translation>
    </message>
    <message>
        <source>One thing: answers first, then the applicant</source>
        <translation>一件事：先回答问题，再填写申请人</translation>
    </message>
    <message>
        <source>Not done: the items need each other's results.</source>
        <translation>未办理：事项互为前提，形成循环。</translation>
    </message>
    <message>
        <source>Not done: the server does not know this package.</source>
        <translation>未办理：没有这个一件事。</translation>
    </message>
    <message>
        <source>Not done: this package is offered no more.</source>
        <translation>未办理：该一件事已停办。</translation>
    </message>
    <message>
        <source>Not done: the questions are not answered as asked.</source>
        <translation>未办理：情形问题的回答不完整。</translation>
    </message>
    <message>
        <source>Not done: one of the materials may not follow.</source>
        <translation>未办理：有材料不可后补。</translation>
    </message>
    <message>
        <source>Not done: the days for what follows are more than allowed.</source>
        <translation>未办理：补交天数超过规定。</translation>
    </message>
    <message>
        <source>Not done: it was extended once already.</source>
        <translation>未办理：已延长过一次。</translation>
    </message>
    <message>
        <source>Not done: the extension is longer than allowed, or the period is over.</source>
        <translation>未办理：延长天数超过规定，或期限已过。</translation>
    </message>
    <message>
        <source>Not done: there is no such request.</source>
        <translation>未办理：没有这条申请。</translation>
    </message>
    <message>
        <source>Not done: such a request waits already.</source>
        <translation>未办理：已有同类申请待审批。</translation>
    </message>
    <message>
        <source>Not done: the request is decided already.</source>
        <translation>未办理：该申请已有审批结果。</translation>
    </message>
    <message>
        <source>Not done: there is no such procedure.</source>
        <translation>未办理：没有这个特别程序。</translation>
    </message>
    <message>
        <source>Not done: a special procedure goes on.</source>
        <translation>未办理：特别程序尚未结束。</translation>
    </message>
    <message>
        <source>Not done: the procedure has ended already.</source>
        <translation>未办理：该特别程序已结束。</translation>
    </message>
    <message>
        <source>Not done: there is no such order.</source>
        <translation>未办理：没有这条督办。</translation>
    </message>
    <message>
        <source>Not done: the order is closed already.</source>
        <translation>未办理：该督办已办结。</translation>
    </message>
    <message>
        <source>Not done: there is no such follow-up.</source>
        <translation>未办理：没有这条反映。</translation>
    </message>
    <message>
        <source>Not done: the follow-up has gone on; look again.</source>
        <translation>未办理：该反映已变化，请再看一遍。</translation>
    </message>
    <message>
        <source>Not done: there is no such class.</source>
        <translation>未办理：没有这个问题类别。</translation>
    </message>
    <message>
        <source>Not done: this is the last stage.</source>
        <translation>未办理：已是最后环节。</translation>
    </message>
    <message>
        <source>Accepted by silence, by the law's clock</source>
        <translation>逾期未告知，自收到之日起视为受理</translation>
    </message>
    <message>
        <source>Accepted, papers follow</source>
        <translation>容缺受理</translation>
    </message>
    <message>
        <source>Released: what it waited for is granted</source>
        <translation>前序已办结，开始计时</translation>
    </message>
    <message>
        <source>Ended: what it waited for was rejected</source>
        <translation>前序未通过，终止</translation>
    </message>
    <message>
        <source>A supervisor was asked</source>
        <translation>提请审批</translation>
    </message>
    <message>
        <source>Request approved</source>
        <translation>审批同意</translation>
    </message>
    <message>
        <source>Request declined</source>
        <translation>审批不同意</translation>
    </message>
    <message>
        <source>Limit extended</source>
        <translation>延长期限</translation>
    </message>
    <message>
        <source>Special procedure begun: the clock rests</source>
        <translation>特别程序开始，暂停计时</translation>
    </message>
    <message>
        <source>Special procedure ended</source>
        <translation>特别程序结束</translation>
    </message>
    <message>
        <source>Order of supervision</source>
        <translation>发出督办</translation>
    </message>
    <message>
        <source>Order answered</source>
        <translation>答复督办</translation>
    </message>
    <message>
        <source>Order closed</source>
        <translation>督办办结</translation>
    </message>
    <message>
        <source>The light turned</source>
        <translation>监察灯变化</translation>
    </message>
    <message>
        <source>Taken over from another hall</source>
        <translation>从其他大厅转入</translation>
    </message>
    <message>
        <source>Lights</source>
        <translation>时限监察</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>办不成事与回访</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>综合窗口</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>灯</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Held up by</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>申请内容</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>申请人员</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>原到期日</translation>
    </message>
    <message>
        <source>Due then</source>
        <translation>同意后到期日</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Resolve by</source>
        <translation>办结期限</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>剩 %1 天</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>剩 1 天</translation>
    </message>
    <message>
        <source>%1 days late</source>
        <translation>超 %1 天</translation>
    </message>
    <message>
        <source>1 day late</source>
        <translation>超 1 天</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>Today is no working day</source>
        <translation>今天不是工作日</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>%1 tasks in all</source>
        <translation>共 %1 项</translation>
    </message>
    <message>
        <source>What happened: %1</source>
        <translation>反映情况：%1</translation>
    </message>
    <message>
        <source>Check: %1</source>
        <translation>核查：%1</translation>
    </message>
    <message>
        <source>returned %1 times</source>
        <translation>已退回 %1 次</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>说明：%1</translation>
    </message>
    <message>
        <source>asked on %1</source>
        <translation>%1 提出</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时限监察</translation>
    </message>
    <message>
        <source>statutory %1</source>
        <translation>法定 %1</translation>
    </message>
    <message>
        <source>Bring corrections by %1</source>
        <translation>补正截止 %1</translation>
    </message>
    <message>
        <source>Hand over by %1</source>
        <translation>送达截止 %1</translation>
    </message>
    <message>
        <source>Stage: %1</source>
        <translation>环节：%1</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>等待第 %1 项</translation>
    </message>
    <message>
        <source>One thing: %1</source>
        <translation>一件事：%1</translation>
    </message>
    <message>
        <source>handled jointly</source>
        <translation>联合办理</translation>
    </message>
    <message>
        <source>Accepted by the law's clock: nothing was told within five working days</source>
        <translation>法定期限内未告知，已视为受理</translation>
    </message>
    <message>
        <source>%1 papers follow until %2</source>
        <translation>容缺 %1 份，%2 前补齐</translation>
    </message>
    <message>
        <source>What was to follow has come</source>
        <translation>容缺材料已补齐</translation>
    </message>
    <message>
        <source>Clock stopped since %1, planned until %2</source>
        <translation>自 %1 起暂停计时，计划至 %2</translation>
    </message>
    <message>
        <source>stopped %1 to %2</source>
        <translation>%1 至 %2 暂停计时</translation>
    </message>
    <message>
        <source>extended by %1 days</source>
        <translation>已延长 %1 天</translation>
    </message>
    <message>
        <source>Who held it up</source>
        <translation>延误归因</translation>
    </message>
    <message>
        <source>%1: %2 days</source>
        <translation>%1：%2 天</translation>
    </message>
    <message>
        <source>nobody had taken it</source>
        <translation>无人接办</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>审批申请</translation>
    </message>
    <message>
        <source>Orders of supervision</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Special procedures</source>
        <translation>特别程序</translation>
    </message>
    <message>
        <source>What the clock found</source>
        <translation>时限告警</translation>
    </message>
    <message>
        <source>%1 visits</source>
        <translation>到厅 %1 次</translation>
    </message>
    <message>
        <source>Nothing has been asked, ordered or stopped</source>
        <translation>没有申请、督办或暂停记录</translation>
    </message>
    <message>
        <source>answer by %1</source>
        <translation>%1 前答复</translation>
    </message>
    <message>
        <source>Nothing goes on in %1 more departments</source>
        <translation>其余 %1 个部门没有在办</translation>
    </message>
    <message>
        <source>service %1 of the case</source>
        <translation>第 %1 项</translation>
    </message>
    <message>
        <source>whole case</source>
        <translation>整件</translation>
    </message>
    <message>
        <source>longer than planned</source>
        <translation>已超计划</translation>
    </message>
    <message>
        <source>Promise to Supply Missing Materials</source>
        <translation>容缺受理承诺书</translation>
    </message>
    <message>
        <source>Notice of Extension of the Time Limit</source>
        <translation>延期办理告知书</translation>
    </message>
    <message>
        <source>Notice of Special Procedure</source>
        <translation>特别程序告知书</translation>
    </message>
    <message>
        <source>One thing</source>
        <translation>一件事</translation>
    </message>
    <message>
        <source>Bring everything to this hall's window by %1, or upload it with the application by then.</source>
        <translation>请于 %1 前将上述材料一次性送至本大厅窗口，或在线上传。</translation>
    </message>
    <message>
        <source>The date moves only by a written notice: of an extension, or of a special procedure whose time is not counted.</source>
        <translation>上述期限仅在书面告知延期或特别程序（所需时间不计入期限）后变更。</translation>
    </message>
    <message>
        <source>The application is accepted although the following is missing. The applicant promises to bring it in time.</source>
        <translation>申请人主要材料齐全，以下次要材料暂缺，现容缺受理，由申请人承诺按期补齐。</translation>
    </message>
    <message>
        <source>To be brought by</source>
        <translation>补齐期限</translation>
    </message>
    <message>
        <source>%1 working days, by %2</source>
        <translation>%1 个工作日内，%2 前</translation>
    </message>
    <message>
        <source>The result is not handed over before everything is here. What is not brought in time may end the application.</source>
        <translation>材料补齐前不送达办理结果；逾期未补齐的，依法处理并自行承担后果。</translation>
    </message>
    <message>
        <source>I know what is missing and by when it is due, and promise to bring it.</source>
        <translation>本人已知悉所缺材料及期限，承诺按期补齐，并对材料真实性负责。</translation>
    </message>
    <message>
        <source>The decision cannot be made within the time limit. With the approval of the head in charge it is extended (Administrative Licensing Law art. 42).</source>
        <translation>因在规定期限内不能作出决定，经负责人批准，依照《行政许可法》第四十二条延长办理期限。</translation>
    </message>
    <message>
        <source>Extended by</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>New date due</source>
        <translation>新的到期日</translation>
    </message>
    <message>
        <source>By law a special procedure is needed. The time that it takes is not counted (Administrative Licensing Law art. 45).</source>
        <translation>依法需要进行下列特别程序，所需时间依照《行政许可法》第四十五条不计算在办理期限内。</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>The clock stops from</source>
        <translation>暂停计时自</translation>
    </message>
    <message>
        <source>Planned until</source>
        <translation>预计至</translation>
    </message>
    <message>
        <source>%1 (%2 working days)</source>
        <translation>%1（%2 个工作日）</translation>
    </message>
    <message>
        <source>If it ends earlier or later, the date due moves with it.</source>
        <translation>程序提前或推迟结束的，到期日相应调整。</translation>
    </message>
    <message>
        <source>The whole application</source>
        <translation>整件申请</translation>
    </message>
    <message>
        <source>Approved on</source>
        <translation>批准日期</translation>
    </message>
    <message>
        <source>See the written decision of the department</source>
        <translation>详见部门书面决定</translation>
    </message>
    <message>
        <source>Left and Right choose another department, L another light</source>
        <translation>左右切换部门，L 切换灯色</translation>
    </message>
    <message>
        <source>Second notifications, extensions, special procedures and papers that follow later are asked for here</source>
        <translation>再次告知、延长期限、特别程序、容缺延期的申请会列在这里</translation>
    </message>
    <message>
        <source>N writes down what somebody could not get done; bad ratings come by themselves</source>
        <translation>N 登记“办不成事”反映；差评自动转入</translation>
    </message>
    <message>
        <source>No follow-up waits for your department</source>
        <translation>本部门没有待办的反映</translation>
    </message>
    <message>
        <source>What a supervisor assigns to your department stands here until it is answered. N writes down a new one.</source>
        <translation>转给本部门的反映列在这里，答复后由督办人员核查。N 登记新的反映。</translation>
    </message>
    <message>
        <source>F5 reads it again</source>
        <translation>F5 重新读取</translation>
    </message>
    <message>
        <source>Up and Down choose, R answers, N new, Enter opens the case, F5 reads again</source>
        <translation>上下选择，R 答复，N 登记，Enter 打开办件，F5 刷新</translation>
    </message>
    <message>
        <source>Follow-ups of my department</source>
        <translation>本部门办不成事与回访</translation>
    </message>
    <message>
        <source>What could not be done?</source>
        <translation>登记“办不成事”反映</translation>
    </message>
    <message>
        <source>Only the words are needed. Ctrl+Enter writes it down, Esc closes</source>
        <translation>只有情况说明必填。Ctrl+Enter 登记，Esc 关闭</translation>
    </message>
    <message>
        <source>Say what happened.</source>
        <translation>请填写情况说明。</translation>
    </message>
    <message>
        <source>Number and name go together, or stay empty both.</source>
        <translation>证件号码与姓名须同时填写，或都不填。</translation>
    </message>
    <message>
        <source>To be told</source>
        <translation>答复对象</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情况说明</translation>
    </message>
    <message>
        <source>No ticket</source>
        <translation>不关联号码</translation>
    </message>
    <message>
        <source>Ticket %1, who is here now</source>
        <translation>关联当前来人 %1</translation>
    </message>
    <message>
        <source>Nobody wants to be told</source>
        <translation>不需要答复</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>已回应</translation>
    </message>
    <message>
        <source>Mistake or malice</source>
        <translation>误评、恶意差评</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>to respond</source>
        <translation>待回应</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Fairly satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>非常不满意</translation>
    </message>
    <message>
        <source>on a computer</source>
        <translation>电脑端</translation>
    </message>
    <message>
        <source>on a phone</source>
        <translation>手机端</translation>
    </message>
    <message>
        <source>by the code on the paper</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>on the counter's tablet</source>
        <translation>窗口评价器</translation>
    </message>
    <message>
        <source>on a machine in the hall</source>
        <translation>大厅自助终端</translation>
    </message>
    <message>
        <source>A mistake: another level or another service was meant</source>
        <translation>误评：点错等级，或评错了事</translation>
    </message>
    <message>
        <source>Malice</source>
        <translation>恶意差评</translation>
    </message>
    <message>
        <source>What came of speaking to them, if anything</source>
        <translation>回应情况：怎样联系、对方怎么说（可为空）</translation>
    </message>
    <message>
        <source>Count this rating apart: why?</source>
        <translation>这条评价单独统计，原因是？</translation>
    </message>
    <message>
        <source>Not done: the rating behind it is not kept any more.</source>
        <translation>未办成：这条评价已不再保存。</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>评价理由</translation>
    </message>
    <message>
        <source>Rated again</source>
        <translation>再次评价</translation>
    </message>
    <message>
        <source>Marked as a mistake or malice, counted apart</source>
        <translation>已认定为误评或恶意差评，单独统计</translation>
    </message>
    <message>
        <source>Respond by</source>
        <translation>回应期限</translation>
    </message>
    <message>
        <source>Responded on</source>
        <translation>已回应</translation>
    </message>
</context>
<context>
    <name>Rating</name>
    <message>
        <source>Rate this service</source>
        <translation>请评价这次服务</translation>
    </message>
    <message>
        <source>Were you satisfied?</source>
        <translation>您满意吗？</translation>
    </message>
    <message>
        <source>Voluntary. The clerk never learns who rated, or how.</source>
        <translation>自愿评价。窗口人员看不到是谁评的，也看不到评了什么。</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Usual print</source>
        <translation>标准字</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Fairly satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>非常不满意</translation>
    </message>
    <message>
        <source>What was not right?</source>
        <translation>哪些方面让您不满意？</translation>
    </message>
    <message>
        <source>Touch what applies, or nothing.</source>
        <translation>可以选几项，也可以不选。</translation>
    </message>
    <message>
        <source>More %1/%2</source>
        <translation>更多 %1/%2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>谢谢您的评价</translation>
    </message>
    <message>
        <source>We go on trying to do well.</source>
        <translation>我们会继续努力。</translation>
    </message>
    <message>
        <source>A supervisor looks into it. The clerk does not see it.</source>
        <translation>督查人员会了解情况，窗口人员看不到。</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>重新选择</translation>
    </message>
    <message>
        <source>There is no connection just now. What you chose is kept, and sent as soon as there is one.</source>
        <translation>现在没有连接。您的选择已经记下，连上后自动提交。</translation>
    </message>
    <message>
        <source>This was rated already</source>
        <translation>已经评价过了</translation>
    </message>
    <message>
        <source>Each service is rated once. Thank you.</source>
        <translation>每次服务评价一次，谢谢您。</translation>
    </message>
    <message>
        <source>The hall collects no ratings now</source>
        <translation>大厅现在不收集评价</translation>
    </message>
    <message>
        <source>It listens to complaints at any time.</source>
        <translation>有意见可以随时向大厅反映。</translation>
    </message>
    <message>
        <source>It could not be kept</source>
        <translation>没有记录下来</translation>
    </message>
    <message>
        <source>Please rate with the code on your ticket.</source>
        <translation>请用号票上的二维码评价。</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>%1号窗口</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>When your service is finished you can rate it here</source>
        <translation>办完后，请在这里评价</translation>
    </message>
    <message>
        <source>No connection: ratings are not possible just now</source>
        <translation>没有连接，暂时不能评价</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
</TS>
