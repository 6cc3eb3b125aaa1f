using Portal.Cluster.Connection;

namespace Portal.Cluster.Discovery;

/// <summary>The rules for names in discovery. What a server sends gets into paths and pages: what breaks a rule is not taken.</summary>
internal static class DiscoveryNames
{
    private const int LongestLabel = 63;
    private const int LongestVerb = 32;

    public static bool IsGroup(string text) => text.Length == 0 || (text.Length <= 253 && text.Split('.').All(IsLabel));

    public static bool IsVersion(string text) => IsLabel(text);

    public static bool IsResource(string text) => IsLabel(text);

    public static bool IsKind(string text) =>
        text.Length is > 0 and <= LongestLabel && char.IsAsciiLetter(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');

    public static bool IsVerb(string text) => text.Length is > 0 and <= LongestVerb && text.All(static c => c is (>= 'a' and <= 'z'));

    public static bool IsLabel(string text) => KubernetesNames.NamespaceProblem(text) is null;
}
