using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Security;

/// <summary>Finds out who makes a request: bearer token, client certificate, or nobody; then whom they impersonate.</summary>
internal sealed class Authenticator(IReadOnlyDictionary<string, UserInfo> tokens)
{
    private const string Organization = "2.5.4.10";
    private const string CommonName = "2.5.4.3";

    /// <exception cref="ApiException">401 when a token is given that nobody has.</exception>
    public UserInfo Authenticate(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return tokens.TryGetValue(header["Bearer ".Length..].Trim(), out var user) ? user : throw Unauthorized();
        }

        return context.Connection.ClientCertificate is { } certificate ? FromCertificate(certificate) : UserInfo.Anonymous;
    }

    /// <summary>The impersonated user, or null when the request impersonates nobody.</summary>
    /// <exception cref="ApiException">500 when groups are impersonated without a user.</exception>
    public static UserInfo? Impersonated(HttpRequest request)
    {
        var name = request.Headers["Impersonate-User"].ToString();
        ImmutableArray<string> groups = [.. request.Headers["Impersonate-Group"].Where(g => !string.IsNullOrEmpty(g)).Select(g => g!)];
        if (name.Length == 0)
        {
            return groups.IsEmpty ? null : throw ApiErrors.Internal("Internal Server Error: requested [{Group  }] without impersonating a user");
        }

        if (name.StartsWith("system:serviceaccount:", StringComparison.Ordinal) && groups.IsEmpty && name.Split(':') is [_, _, var ns, _])
        {
            groups = ["system:serviceaccounts", "system:serviceaccounts:" + ns];
        }

        return new UserInfo(name, name == UserInfo.Anonymous.Name ? [.. groups.Union(UserInfo.Anonymous.Groups)] : [.. groups.Union([UserInfo.Authenticated])])
        {
            Uid = request.Headers["Impersonate-Uid"].ToString(),
        };
    }

    private static UserInfo FromCertificate(X509Certificate2 certificate)
    {
        var names = certificate.SubjectName.EnumerateRelativeDistinguishedNames().ToList();
        var name = names.Where(n => n.GetSingleElementType().Value == CommonName).Select(n => n.GetSingleElementValue()).FirstOrDefault() ?? "";
        var groups = names.Where(n => n.GetSingleElementType().Value == Organization).Select(n => n.GetSingleElementValue() ?? "");
        return new UserInfo(name, [.. groups, UserInfo.Authenticated]);
    }

    private static ApiException Unauthorized() => new(new ApiStatus { Code = 401, Reason = "Unauthorized", Message = "Unauthorized" });
}
