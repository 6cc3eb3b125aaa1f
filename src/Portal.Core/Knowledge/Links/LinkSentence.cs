using System.Globalization;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Links;

/// <summary>What is known of a link, in words of the portal's own: nothing that a foreign server wrote. Pure.</summary>
public static class LinkSentence
{
    /// <summary>Why the link is in its state.</summary>
    public static LocalizedText Of(ArticleLink link) => link switch
    {
        { State: LinkState.Unchecked } => new("Not checked yet.", "尚未检查。"),
        { State: LinkState.Alive } => new("It answers.", "可以访问。"),
        { State: LinkState.Moved } => new("It moved for good.", "已永久移动到新地址。"),
        { State: LinkState.Dead, Reason: LinkReason.NoSuchName } => new("The name of the host does not exist.", "主机名不存在。"),
        { State: LinkState.Dead } => new($"The page is gone{Status(link)}.", $"页面已不存在{StatusZh(link)}。"),
        { Reason: LinkReason.Gone } => new(
            $"The page was gone{Status(link)} once; it counts as dead if that is still so a day later.", $"有一次页面不存在{StatusZh(link)}；一天后仍如此才算失效。"),
        { Reason: LinkReason.NoSuchName } => new(
            "The name of the host did not exist once; the link counts as dead if that is still so a day later.", "有一次主机名不存在；一天后仍如此才算失效。"),
        { Reason: LinkReason.Status } => OfStatus(link.Status),
        _ => OfReason(link.Reason),
    };

    private static LocalizedText OfStatus(int? status) => status switch
    {
        401 or 407 => new($"The server asks for a sign-in ({status}).", $"服务器要求登录（{status}）。"),
        403 or 451 => new($"The server refuses the checker ({status}).", $"服务器拒绝检查程序访问（{status}）。"),
        429 => new("The server asks for fewer requests (429).", "服务器要求减少请求（429）。"),
        >= 500 => new($"The server failed ({status}).", $"服务器出错（{status}）。"),
        _ => new($"The server answers with status {status}.", $"服务器返回状态码 {status}。"),
    };

    private static LocalizedText OfReason(LinkReason reason) => reason switch
    {
        LinkReason.NameLookup => new("The name of the host could not be looked up.", "无法解析主机名。"),
        LinkReason.NoConnection => new("No connection to the server.", "无法连接服务器。"),
        LinkReason.Timeout => new("The server did not answer in time.", "服务器未在限时内应答。"),
        LinkReason.Certificate => new("The server's certificate is not valid.", "服务器证书无效。"),
        LinkReason.BadAnswer => new("The server's answer is not valid HTTP.", "服务器的应答不是有效的 HTTP。"),
        LinkReason.PrivateAddress => new("It leads into a private or local network, where the portal does not look.", "指向私有或本地网络，门户不会访问。"),
        LinkReason.Port => new("It names a port other than 80 and 443, where the portal does not look.", "使用 80 和 443 以外的端口，门户不会访问。"),
        LinkReason.TooManyRedirects => new("It redirects too often.", "重定向次数过多。"),
        LinkReason.BadRedirect => new("It redirects to what is no plain web address.", "重定向到的不是普通网址。"),
        LinkReason.TooLong => new("The address is too long to be checked.", "地址过长，无法检查。"),
        LinkReason.NoWayOut => new("Nothing answered: the portal seems to have no way out of its network.", "所有链接都没有应答：门户似乎无法访问外网。"),
        _ => new("It could not be checked.", "无法检查。"),
    };

    private static string Status(ArticleLink link) => link.Status is { } status ? string.Create(CultureInfo.InvariantCulture, $" ({status})") : "";

    private static string StatusZh(ArticleLink link) => link.Status is { } status ? string.Create(CultureInfo.InvariantCulture, $"（{status}）") : "";
}
