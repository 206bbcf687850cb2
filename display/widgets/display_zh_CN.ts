<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Board</name>
    <message>
        <source>Ticket</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Counter</source>
        <comment>beside the label in a row, whole</comment>
        <translation>号窗口</translation>
    </message>
    <message>
        <source>Counter</source>
        <comment>beside the label in a row, brief</comment>
        <translation>号</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候人数</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>Earlier calls</source>
        <translation>刚才叫过</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Closed counters</source>
        <translation>未开放</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>无人等候</translation>
    </message>
        <message>
            <source>no wait</source>
            <translation>随到随办</translation>
        </message>
        <message>
            <source>up to %1 min</source>
            <translation>%1 分钟内</translation>
        </message>
        <message>
            <source>about %1 min</source>
            <translation>约 %1 分钟</translation>
        </message>
        <message>
            <source>%1–%2 min</source>
            <translation>约 %1–%2 分钟</translation>
        </message>
    <message>
        <source>Again</source>
        <translation>再次呼叫</translation>
    </message>
    <message>
        <source>Called again %1</source>
        <translation>再次呼叫 %1</translation>
    </message>
    <message>
        <source>Called again %1/%2</source>
        <translation>再次呼叫 %1/%2</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>正在办理</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>已过号</translation>
    </message>
    <message>
        <source>Missed your number? Please ask at the service desk</source>
        <translation>过号了？请到咨询台</translation>
    </message>
    <message>
        <source>The hall is closed</source>
        <translation>大厅现在休息</translation>
    </message>
    <message>
        <source>Numbers will be called here when it opens</source>
        <translation>开放后将在这里叫号</translation>
    </message>
    <message>
        <source>Please wait for your number</source>
        <translation>请留意您的号码</translation>
    </message>
    <message>
        <source>It will be shown here and announced</source>
        <translation>叫到时屏幕会显示，广播会播报</translation>
    </message>
    <message>
        <source>It will be shown here</source>
        <translation>叫到时会显示在这里</translation>
    </message>
    <message>
        <source>Connecting to the hall</source>
        <translation>正在连接大厅服务器</translation>
    </message>
    <message>
        <source>Calls will appear here by themselves</source>
        <translation>连接后自动显示叫号</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>与服务器的连接中断</translation>
    </message>
    <message>
        <source>No news since %1, trying again</source>
        <translation>%1 起未更新，正在重新连接</translation>
    </message>
    <message>
        <source>Calls may be outdated, please ask the staff</source>
        <translation>以下号码可能已失效，请询问工作人员</translation>
    </message>
    <message>
        <source>No sound, please watch the screen</source>
        <translation>暂无语音，请看屏幕</translation>
    </message>
    <message>
        <source>Quiet time, please watch the screen</source>
        <translation>静音时段，请看屏幕</translation>
    </message>
    <message>
        <source>No more tickets today</source>
        <translation>今日已停止取号</translation>
    </message>
    <message>
        <source>Phone ticket code</source>
        <translation>手机取号码</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>紧急通知</translation>
    </message>
    <message>
        <source>%3, %2 %1</source>
        <comment>date: %1 month, %2 day of the month, %3 day of the week</comment>
        <translation>%1%2日 %3</translation>
    </message>
    <message>
        <source>Please come to this counter</source>
        <translation>请到本窗口办理</translation>
    </message>
    <message>
        <source>Now serving</source>
        <translation>正在办理</translation>
    </message>
    <message>
        <source>Please wait to be called</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Service paused</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Counter closed</source>
        <translation>窗口未开放</translation>
    </message>
    <message>
        <source>This counter is not set up</source>
        <translation>未设置此窗口</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>No connection, please ask the staff</source>
        <translation>连接中断，请询问工作人员</translation>
    </message>
    <message>
        <source>Counter</source>
        <comment>above a counter</comment>
        <translation>号窗口</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>January</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>February</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>March</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>April</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>June</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>July</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>August</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12月</translation>
    </message>
</context>
</TS>
