namespace Portal.Web.Hosting.Settings;

/// <summary>How people sign in.</summary>
public enum SignInMode
{
    /// <summary>Everybody may be anybody: a header or a picker. On loopback only.</summary>
    Development,

    /// <summary>OpenID Connect.</summary>
    Oidc,
}
