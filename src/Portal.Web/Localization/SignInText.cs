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

    /// <summary>Help of the field.</summary>
    public static LocalizedText RoleHelp { get; } = new(
        "One or more, parted by commas: viewer, operator, approver, admin, break-glass; of one place only: operator@cluster/namespace.",
        "一个或多个，以逗号分隔：viewer、operator、approver、admin、break-glass；仅限某一范围：operator@集群/命名空间。");

    /// <summary>Button.</summary>
    public static LocalizedText Become { get; } = new("Sign in as this person", "以此人身份登录");

    /// <summary>Title for somebody who has no role that lets them see.</summary>
    public static LocalizedText MayNotSee { get; } = new("You may not see this", "您无权查看");

    /// <summary>Title for somebody whom nothing vouches for.</summary>
    public static LocalizedText NotSignedIn { get; } = new("Not signed in", "未登录");

    /// <summary>Button.</summary>
    public static LocalizedText Again { get; } = new("Sign in again", "重新登录");

    /// <summary>Why somebody would.</summary>
    public static LocalizedText AgainMeans { get; } = new(
        "A role that the identity provider gave you since your last sign-in counts after the next one.", "自上次登录以来身份提供方新授予的角色，在下次登录后生效。");
}
