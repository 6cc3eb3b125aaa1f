using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of development sign-in.</summary>
public static class SignInText
{
    /// <summary>Title of the menu.</summary>
    public static LocalizedText Switch { get; } = new("Become somebody else (development sign-in)", "切换用户（开发登录）");

    /// <summary>What this is.</summary>
    public static LocalizedText Development { get; } = new(
        "Development sign-in: anybody on this machine is whoever they say. To try four eyes, become a second person with the role approver.",
        "开发登录：本机任何人自称是谁即是谁。要体验双人批准，请切换为另一位具有 approver 角色的人。");

    /// <summary>Field.</summary>
    public static LocalizedText Name { get; } = new("Name", "名称");

    /// <summary>Field.</summary>
    public static LocalizedText Role { get; } = new("Role", "角色");

    /// <summary>Button.</summary>
    public static LocalizedText Become { get; } = new("Sign in as this person", "以此人身份登录");
}
