<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Phrases</name>
        <message>
            <source>Large print</source>
            <translation>大字版</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>首页</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>上一页</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>下一页</translation>
        </message>
        <message>
            <source>dddd, d MMMM yyyy</source>
            <extracomment>Qt date format: as one writes a date with its day of the week</extracomment>
            <translation>yyyy年M月d日 dddd</translation>
        </message>
        <message>
            <source>How can we help you?</source>
            <translation>请问您要办什么事？</translation>
        </message>
        <message>
            <source>Personal</source>
            <translation>个人办事</translation>
        </message>
        <message>
            <source>Business</source>
            <translation>企业办事</translation>
        </message>
        <message>
            <source>For yourself or your family</source>
            <translation>为本人或家人办理</translation>
        </message>
        <message>
            <source>For a company or organisation</source>
            <translation>为企业或单位办理</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索事项</translation>
        </message>
        <message>
            <source>By name, pinyin or initials</source>
            <translation>输入拼音或首字母</translation>
        </message>
        <message>
            <source>Most asked for</source>
            <translation>常用事项</translation>
        </message>
        <message>
            <source>Choose a department</source>
            <translation>选择部门</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>共 %n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>Search here</source>
            <translation>在本部门搜索</translation>
        </message>
        <message>
            <source>Search all departments</source>
            <translation>搜索全部部门</translation>
        </message>
        <message>
            <source>Type here, e.g. sfz</source>
            <translation>请输入，例如 sfz</translation>
        </message>
        <message>
            <source>In: %1</source>
            <translation>范围：%1</translation>
        </message>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>找到 %n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>Type a word, pinyin or initials</source>
            <translation>请输入拼音或首字母</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>没有找到相关事项</translation>
        </message>
        <message>
            <source>Try other letters, or ask at the information desk.</source>
            <translation>请换个词再试，或到咨询台询问。</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
        <message>
            <source>Guide not published yet</source>
            <translation>办事指南尚未发布</translation>
        </message>
        <message>
            <source>Please ask at the information desk which papers you need.</source>
            <translation>需要哪些材料，请到咨询台询问。</translation>
        </message>
        <message>
            <source>Who can apply</source>
            <translation>办理条件</translation>
        </message>
        <message>
            <source>What to bring</source>
            <translation>所需材料</translation>
        </message>
        <message>
            <source>Fee</source>
            <translation>收费标准</translation>
        </message>
        <message>
            <source>Time needed</source>
            <translation>办理时限</translation>
        </message>
        <message>
            <source>Can also be done online</source>
            <translation>可网上办理，不必到现场</translation>
        </message>
        <message>
            <source>original</source>
            <translation>原件</translation>
        </message>
        <message numerus="yes">
            <source>%n copy(s)</source>
            <translation>
                <numerusform>复印件 %n 份</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>original and %n copy(s)</source>
            <translation>
                <numerusform>原件及复印件 %n 份</numerusform>
            </translation>
        </message>
        <message>
            <source>electronic</source>
            <translation>电子件</translation>
        </message>
        <message>
            <source>if it applies</source>
            <translation>视情况提供</translation>
        </message>
        <message numerus="yes">
            <source>Promised: %n working day(s)</source>
            <translation>
                <numerusform>承诺时限：%n 个工作日</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>By law: %n working day(s)</source>
            <translation>
                <numerusform>法定时限：%n 个工作日</numerusform>
            </translation>
        </message>
        <message>
            <source>No counter open now</source>
            <translation>暂无开放窗口</translation>
        </message>
        <message numerus="yes">
            <source>%n counter(s) open</source>
            <translation>
                <numerusform>开放窗口 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>优先办理（自愿申报）</translation>
        </message>
        <message>
            <source>Please choose truthfully; the clerk will check.</source>
            <translation>请如实选择，窗口将核对证件。</translation>
        </message>
        <message>
            <source>Getting your number…</source>
            <translation>正在取号…</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>取号</translation>
        </message>
        <message>
            <source>This queue gives out no numbers at the moment.</source>
            <translation>该队列暂停取号。</translation>
        </message>
        <message>
            <source>This queue has given out all its numbers for today.</source>
            <translation>该队列今日号已取完。</translation>
        </message>
        <message>
            <source>It opens at %1.</source>
            <translation>%1 开始取号。</translation>
        </message>
        <message>
            <source>No queue takes this item. Please ask at the information desk.</source>
            <translation>该事项暂无队列，请到咨询台询问。</translation>
        </message>
        <message>
            <source>Connecting again…</source>
            <translation>正在重新连接…</translation>
        </message>
        <message>
            <source>The hall is closed. No number was issued.</source>
            <translation>大厅已关闭，未能取号。</translation>
        </message>
        <message>
            <source>The hall is closing and gives out no more numbers today.</source>
            <translation>大厅即将关闭，今日停止取号。</translation>
        </message>
        <message>
            <source>This item is no longer offered here. Please ask at the information desk.</source>
            <translation>该事项已不在此办理，请到咨询台询问。</translation>
        </message>
        <message>
            <source>This priority is not offered any more. Please choose again.</source>
            <translation>该优先类别已取消，请重新选择。</translation>
        </message>
        <message>
            <source>The system is busy. No number was issued; please try again.</source>
            <translation>系统繁忙，未能取号，请再试一次。</translation>
        </message>
        <message>
            <source>This kiosk may not issue numbers. Please ask at the information desk.</source>
            <translation>本机暂不能取号，请到咨询台取号。</translation>
        </message>
        <message>
            <source>No number could be issued. Please ask at the information desk.</source>
            <translation>未能取号，请到咨询台取号。</translation>
        </message>
        <message>
            <source>Your number</source>
            <translation>您的号码</translation>
        </message>
        <message>
            <source>Nobody is ahead of you</source>
            <translation>前面没有人等候</translation>
        </message>
        <message numerus="yes">
            <source>%n person(s) ahead of you</source>
            <translation>
                <numerusform>前面还有 %n 人</numerusform>
            </translation>
        </message>
        <message>
            <source>Printing your ticket…</source>
            <translation>正在打印号票…</translation>
        </message>
        <message>
            <source>Please take your ticket</source>
            <translation>请取走号票</translation>
        </message>
        <message>
            <source>Please remember your number</source>
            <translation>请记住您的号码</translation>
        </message>
        <message>
            <source>Not printed: no paper</source>
            <translation>未打印：打印机缺纸</translation>
        </message>
        <message>
            <source>Not printed</source>
            <translation>号票未打印</translation>
        </message>
        <message>
            <source>Your number is valid without paper.</source>
            <translation>号码有效，无需纸质号票。</translation>
        </message>
        <message>
            <source>Your number is valid. Please remember it, and tell the information desk.</source>
            <translation>号码有效。请记住号码，并告知咨询台。</translation>
        </message>
        <message>
            <source>The printer is open. Your number is valid; please remember it.</source>
            <translation>打印机未合盖。号码有效，请记住号码。</translation>
        </message>
        <message>
            <source>The printer does not answer. Your number is valid; please remember it.</source>
            <translation>打印机没有响应。号码有效，请记住号码。</translation>
        </message>
        <message>
            <source>The printer cannot be reached. Your number is valid; please remember it.</source>
            <translation>无法连接打印机。号码有效，请记住号码。</translation>
        </message>
        <message>
            <source>Scan to follow your place on your phone</source>
            <translation>扫码在手机上查看排队进度</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>补打号票</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message numerus="yes">
            <source>Back to the start in %n s</source>
            <translation>
                <numerusform>%n 秒后返回首页</numerusform>
            </translation>
        </message>
        <message>
            <source>One moment, please</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>Please ask at the desk</source>
            <translation>请到咨询台取号</translation>
        </message>
        <message>
            <source>The hall is closed</source>
            <translation>大厅未开放</translation>
        </message>
        <message>
            <source>No more numbers today</source>
            <translation>今日停止取号</translation>
        </message>
        <message>
            <source>This kiosk is not in service</source>
            <translation>本机暂停服务</translation>
        </message>
        <message>
            <source>The kiosk is starting.</source>
            <translation>取号机正在启动。</translation>
        </message>
        <message>
            <source>This kiosk is cut off from the hall's server. Numbers are given out at the information desk. It goes on by itself as soon as it is connected.</source>
            <translation>本机与大厅服务器的连接已中断，请到咨询台取号。连接恢复后，本机会自动继续服务。</translation>
        </message>
        <message>
            <source>Numbers are given out again when the hall opens.</source>
            <translation>大厅开放后即可取号。</translation>
        </message>
        <message>
            <source>Those who have a number will still be called.</source>
            <translation>已取号的办事人仍会被叫号办理。</translation>
        </message>
        <message>
            <source>Please ask at the information desk for a number.</source>
            <translation>请到咨询台取号。</translation>
        </message>
        <message>
            <source>For the staff: %1</source>
            <translation>工作人员参考：%1</translation>
        </message>
        <message>
            <source>Are you still there?</source>
            <translation>您还在操作吗？</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>Please watch the boards. If you miss your call, ask at the information desk.</source>
            <translation>请留意屏幕和叫号。过号请到咨询台。</translation>
        </message>
        <message>
            <source>Scan to follow your place</source>
            <translation>扫码查看排队进度</translation>
        </message>
        <message>
            <source>Reprint</source>
            <translation>补打</translation>
        </message>
        <message>
            <source> – </source>
            <extracomment>between two things in one line: "Personal – 12 items"</extracomment>
            <translation> · </translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>标准版</translation>
        </message>
        <message>
            <source>Erase the last letter</source>
            <translation>删除最后一个字</translation>
        </message>
        <message>
            <source>Scroll up</source>
            <translation>向上</translation>
        </message>
        <message>
            <source>Scroll down</source>
            <translation>向下</translation>
        </message>
        <message>
            <source>%1, numbers %2</source>
            <extracomment>name and letter of a queue: "Social Security, numbers B"</extracomment>
            <translation>%1（%2号段）</translation>
        </message>
        <message>
            <source>Nobody is waiting</source>
            <translation>当前无人等候</translation>
        </message>
        <message numerus="yes">
            <source>%n person(s) waiting</source>
            <translation>
                <numerusform>当前等候 %n 人</numerusform>
            </translation>
        </message>
        <message>
            <source>You will probably be called at once</source>
            <translation>预计马上叫到您</translation>
        </message>
        <message numerus="yes">
            <source>Expected wait: up to %n minute(s)</source>
            <translation>
                <numerusform>预计等候不超过 %n 分钟</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Expected wait: about %n minute(s)</source>
            <translation>
                <numerusform>预计等候约 %n 分钟</numerusform>
            </translation>
        </message>
        <message>
            <source>Expected wait: %1 to %2 minutes</source>
            <translation>预计等候 %1–%2 分钟</translation>
        </message>
        <message>
            <source> (%1)</source>
            <extracomment>brackets after a material, and what stands between the notes in them</extracomment>
            <translation>（%1）</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>While this kiosk is cut off, numbers for this item are given out at the information desk.</source>
            <translation>本机与服务器断开期间，该事项请到咨询台取号。</translation>
        </message>
        <message>
            <source>Was this ticket printed?</source>
            <translation>这张号票打印出来了吗？</translation>
        </message>
        <message>
            <source>The power failed while it was being printed. The number is valid. If you have no paper, please ask at the information desk.</source>
            <translation>打印时断电。号码有效；如果没有拿到纸质号票，请到咨询台。</translation>
        </message>
        <message>
            <source>Issued while cut off: called by time, not by number</source>
            <translation>断网取号：按取号时间叫号，不按号码</translation>
        </message>
        <message>
            <source>Connection lost – numbers are still given out here</source>
            <translation>与服务器的连接中断，本机照常发号</translation>
        </message>
        <message numerus="yes">
            <source>%n number(s) not taken by the server: %1 (%2)</source>
            <translation>
                <numerusform>%n 个号未被服务器接收：%1（%2）</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n damaged record(s)</source>
            <translation>
                <numerusform>%n 条记录损坏</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n number(s) to be merged</source>
            <translation>
                <numerusform>%n 个号待并入</numerusform>
            </translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <source>Issued while cut off</source>
            <translation>断网取号 Issued while cut off</translation>
        </message>
        <message>
            <source>Called by time, not by number</source>
            <translation>按取号时间叫号，不按号码
Called by time, not by number</translation>
        </message>
        <message>
            <source>I applied online</source>
            <translation>我已网上申报</translation>
        </message>
        <message>
            <source>Scan or type its number</source>
            <translation>扫码或输号，先查材料</translation>
        </message>
        <message>
            <source>Application number</source>
            <translation>申报号</translation>
        </message>
        <message>
            <source>Identity number</source>
            <translation>身份证号</translation>
        </message>
        <message>
            <source>Hold the code of your application in front of the reader, or type the application number.</source>
            <translation>请将申报二维码对准扫码口，或输入申报号。</translation>
        </message>
        <message>
            <source>Type the application number. It stands in the message about your application.</source>
            <translation>请输入申报号，可在申报短信或回执上找到。</translation>
        </message>
        <message>
            <source>Lay your identity card on the reader, or type the applicant's number.</source>
            <translation>请将身份证放在读卡区，或输入申请人的身份证号。</translation>
        </message>
        <message>
            <source>Type the 18 places of the applicant's identity number.</source>
            <translation>请输入申请人的18位身份证号。</translation>
        </message>
        <message>
            <source>Type here</source>
            <translation>请在此输入</translation>
        </message>
        <message>
            <source>Small letters</source>
            <translation>小写字母</translation>
        </message>
        <message>
            <source>Capital letters</source>
            <translation>大写字母</translation>
        </message>
        <message>
            <source>Look up</source>
            <translation>查询</translation>
        </message>
        <message>
            <source>Looking it up…</source>
            <translation>正在查询…</translation>
        </message>
        <message>
            <source>This code is not that of an application or a booking. Please try again, or type the number.</source>
            <translation>这不是申报或预约的二维码，请重新扫码，或手工输入申报号。</translation>
        </message>
        <message>
            <source>The card could not be read. Please lay it on the reader again, or type its number.</source>
            <translation>未能读出身份证，请重新放置，或手工输入号码。</translation>
        </message>
        <message>
            <source>This number cannot be right: its last place does not fit the others. Please compare it with your card.</source>
            <translation>号码有误：最后一位与前面的数字不符，请对照身份证核对。</translation>
        </message>
        <message>
            <source>No application was found. Please compare the number, or ask at the information desk.</source>
            <translation>没有查到申报，请核对号码，或到咨询台询问。</translation>
        </message>
        <message>
            <source>The system is busy. Please try again in a moment.</source>
            <translation>系统繁忙，请稍后再试。</translation>
        </message>
        <message>
            <source>This kiosk may not look up applications. Please ask at the information desk.</source>
            <translation>本机不能查询申报，请到咨询台询问。</translation>
        </message>
        <message>
            <source>Applications cannot be looked up at the moment. Please take an ordinary number for your item. Nothing is lost: the clerk finds your application at the counter.</source>
            <translation>网络中断，暂时不能查询申报。请按事项取普通号，申报信息不会丢失，窗口人员会为您找到。</translation>
        </message>
        <message>
            <source>The application could not be looked up. Please ask at the information desk.</source>
            <translation>未能查询申报，请到咨询台询问。</translation>
        </message>
        <message>
            <source>Take an ordinary number</source>
            <translation>取普通号</translation>
        </message>
        <message>
            <source>Your applications</source>
            <translation>您的申报</translation>
        </message>
        <message>
            <source>Touch those that you want to hand in now: one number for all of them.</source>
            <translation>请点选本次要办的申报，一个号一次办完。</translation>
        </message>
        <message>
            <source>One number is good for ten applications at most.</source>
            <translation>一个号最多可办十份申报。</translation>
        </message>
        <message numerus="yes">
            <source>Go on with %n application(s)</source>
            <translation>
                <numerusform>办理这%n份</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing missing</source>
            <translation>材料齐全</translation>
        </message>
        <message>
            <source>nothing to do at a counter</source>
            <translation>无需到窗口办理</translation>
        </message>
        <message numerus="yes">
            <source>%n missing</source>
            <translation>
                <numerusform>缺%n份材料</numerusform>
            </translation>
        </message>
        <message>
            <source>Application %1</source>
            <translation>申报 %1</translation>
        </message>
        <message>
            <source>in online review</source>
            <translation>网上预审中</translation>
        </message>
        <message>
            <source>sent back by the online review</source>
            <translation>网上预审退回</translation>
        </message>
        <message>
            <source>online review passed</source>
            <translation>网上预审通过</translation>
        </message>
        <message numerus="yes">
            <source>%n material(s) still missing</source>
            <translation>
                <numerusform>还缺%n份材料</numerusform>
            </translation>
        </message>
        <message>
            <source>Please add them online, or bring them. Without them the application cannot be accepted.</source>
            <translation>请在网上补齐，或带到窗口；缺少材料不能受理。</translation>
        </message>
        <message>
            <source>must be replaced</source>
            <translation>需更换</translation>
        </message>
        <message>
            <source>Nothing is missing</source>
            <translation>材料已齐全</translation>
        </message>
        <message>
            <source>Nothing has to be done at a counter now</source>
            <translation>现在无需到窗口办理</translation>
        </message>
        <message>
            <source>It is with the departments. You will be told when it is decided.</source>
            <translation>部门正在办理，办结后会通知您。</translation>
        </message>
        <message>
            <source>It is decided. You will be told how you get the result.</source>
            <translation>已经办结，会通知您如何领取结果。</translation>
        </message>
        <message>
            <source>The result has been handed over.</source>
            <translation>结果已经送达。</translation>
        </message>
        <message>
            <source>This application is closed.</source>
            <translation>本次申报已经结束。</translation>
        </message>
        <message>
            <source>You will be told when something is needed.</source>
            <translation>如需您办理，会通知您。</translation>
        </message>
        <message>
            <source>Bring the originals; the window only looks at them</source>
            <translation>请带原件（窗口只核对）</translation>
        </message>
        <message>
            <source>Need not be brought: the hall has them or gets them itself</source>
            <translation>不用带（大厅已有或自行核验）</translation>
        </message>
        <message>
            <source>You need no number</source>
            <translation>您不需要取号</translation>
        </message>
        <message numerus="yes">
            <source>One number for %n item(s)</source>
            <translation>
                <numerusform>一个号办理%n个事项</numerusform>
            </translation>
        </message>
        <message>
            <source>You may take a number all the same; the clerk tells you in writing what is missing.</source>
            <translation>也可以先取号，窗口会书面一次性告知所缺材料。</translation>
        </message>
        <message>
            <source>Print this list</source>
            <translation>打印材料清单</translation>
        </message>
        <message>
            <source>Printing the list…</source>
            <translation>正在打印清单…</translation>
        </message>
        <message>
            <source>Please take the list</source>
            <translation>请取走清单</translation>
        </message>
        <message>
            <source>Not printed – try again</source>
            <translation>未打印，请重试</translation>
        </message>
        <message>
            <source>These applications cannot be put on a number now. Please ask at the information desk.</source>
            <translation>这些申报现在不能取号，请到咨询台询问。</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between services</comment>
            <translation>、</translation>
        </message>
        <message numerus="yes">
            <source>All in one stop, about %n min of service</source>
            <translation>
                <numerusform>一处全部办完，办理约 %n 分钟</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 stops, about %n min of service in all</source>
            <translation>
                <numerusform>共 %1 处，办理合计约 %n 分钟</numerusform>
            </translation>
        </message>
        <message>
            <source>Counter %1</source>
            <translation>%1 号窗口</translation>
        </message>
        <message>
            <source>%1. %2: %3</source>
            <translation>%1. %2：%3</translation>
        </message>
        <message numerus="yes">
            <source>Application %1 – %n item(s)</source>
            <translation>
                <numerusform>申报 %1 · %n个事项</numerusform>
            </translation>
        </message>
        <message>
            <source>issued by an authority</source>
            <translation>由主管部门出具</translation>
        </message>
        <message>
            <source>may be brought later</source>
            <translation>可后补</translation>
        </message>
        <message>
            <source>Done while you wait</source>
            <translation>即时办结</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>办理流程</translation>
        </message>
        <message>
            <source>What you get</source>
            <translation>办理结果</translation>
        </message>
        <message>
            <source>Please note</source>
            <translation>注意事项</translation>
        </message>
        <message>
            <source>Legal basis</source>
            <translation>办理依据</translation>
        </message>
        <message>
            <source>Questions and complaints</source>
            <translation>咨询与监督</translation>
        </message>
        <message>
            <source>Questions: %1</source>
            <translation>咨询电话：%1</translation>
        </message>
        <message>
            <source>Complaints: %1</source>
            <translation>监督电话：%1</translation>
        </message>
        <message>
            <source>Please bring</source>
            <translation>请携带</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另有%n份</numerusform>
            </translation>
        </message>
        <message>
            <source>Still missing</source>
            <translation>还缺的材料</translation>
        </message>
        <message>
            <source>As of the time below. The clerk decides at the counter.</source>
            <translation>以上为打印时的情况，以窗口核对为准。</translation>
        </message>
        <message>
            <source>The result is ready</source>
            <translation>已经办结，可以领取结果</translation>
        </message>
        <message>
            <source>Take a number to collect it. Please bring the applicant's identity card.</source>
            <translation>请取号领取，并带好申请人的身份证。</translation>
        </message>
        <message>
            <source>Checking in your booking…</source>
            <translation>正在为您的预约报到…</translation>
        </message>
        <message>
            <source>This booking is not known here</source>
            <translation>本大厅查不到这个预约</translation>
        </message>
        <message>
            <source>You are early</source>
            <translation>您来早了</translation>
        </message>
        <message>
            <source>The time to check in is over</source>
            <translation>报到时间已过</translation>
        </message>
        <message>
            <source>You are checked in already</source>
            <translation>您已经报到</translation>
        </message>
        <message>
            <source>This booking is cancelled</source>
            <translation>该预约已取消</translation>
        </message>
        <message>
            <source>The hall gives out no numbers now</source>
            <translation>大厅现在不发号</translation>
        </message>
        <message>
            <source>The system is busy</source>
            <translation>系统繁忙</translation>
        </message>
        <message>
            <source>Bookings cannot be checked in at the moment</source>
            <translation>暂时无法为预约报到</translation>
        </message>
        <message>
            <source>The booking could not be checked in</source>
            <translation>预约报到未成功</translation>
        </message>
        <message>
            <source>It may be another hall's, or long past. Please look at your confirmation, or ask at the information desk.</source>
            <translation>可能是其他大厅的预约，或早已过期。请核对预约确认，或到咨询台询问。</translation>
        </message>
        <message>
            <source>Your confirmation says from when you can check in. Please hold the code here again then.</source>
            <translation>预约确认上写有报到时间，届时请再次在此扫码。</translation>
        </message>
        <message>
            <source>You can take an ordinary number for your item.</source>
            <translation>您可以按事项另取普通号。</translation>
        </message>
        <message>
            <source>Your number stands on your booking's page. The information desk can tell it, too.</source>
            <translation>您的号码显示在预约页面上，咨询台也可以查询。</translation>
        </message>
        <message>
            <source>Please ask at the information desk.</source>
            <translation>请到咨询台询问。</translation>
        </message>
        <message>
            <source>Please hold the code in front of the reader again in a moment.</source>
            <translation>请稍后再次扫码。</translation>
        </message>
        <message>
            <source>Please go to the information desk with your confirmation, or take an ordinary number. Nothing is lost.</source>
            <translation>请持预约确认到咨询台，或先取普通号。您的预约不会丢失。</translation>
        </message>
        <message>
            <source>Please ask at the information desk, or take an ordinary number.</source>
            <translation>请到咨询台询问，或取普通号。</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>工作人员</translation>
        </message>
        <message>
            <source>Once the program has ended, this kiosk gives no numbers until it is started again.</source>
            <translation>程序结束后，本机停止取号，直到重新启动。</translation>
        </message>
        <message numerus="yes">
            <source>Wrong code. Try again in %n second(s).</source>
            <translation>
                <numerusform>密码错误，%n 秒后可重试。</numerusform>
            </translation>
        </message>
        <message>
            <source>Wrong code. Try again.</source>
            <translation>密码错误，请重试。</translation>
        </message>
        <message>
            <source>Enter the staff code</source>
            <translation>请输入工作人员密码</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>End the program</source>
            <translation>结束程序</translation>
        </message>
        <message>
            <source>Back to service</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Then this page will be cleared.</source>
            <translation>之后将清除您的操作，返回首页。</translation>
        </message>
    </context>
</TS>
