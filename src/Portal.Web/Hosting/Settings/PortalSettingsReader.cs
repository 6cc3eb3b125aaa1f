using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Npgsql;
using Portal.Core.Knowledge.Links;
using Portal.Web.Hosting.Visitors;

namespace Portal.Web.Hosting.Settings;

/// <summary>Reads <see cref="PortalSettings"/> from the command line and the environment (api.md, "Commands"). Pure but for the file checks.</summary>
public sealed class PortalSettingsReader
{
    private static readonly ImmutableArray<string> ValueOptions =
        ["--kubeconfig", "--port", "--demo-nodes", "--demo-pods-per-node", "--data"];

    private readonly Func<string, string?> _environment;
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    private PortalSettingsReader(Func<string, string?> environment) => _environment = environment;

    /// <summary>Reads the settings.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="environment">Looks an environment variable up; null when it is not set.</param>
    /// <exception cref="PortalSettingsException">Something is wrong; it lists everything that is.</exception>
    public static PortalSettings Read(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        var reader = new PortalSettingsReader(environment);
        reader.Split(args);
        var settings = reader.Build();
        return reader._problems.Count == 0 ? settings : throw new PortalSettingsException(reader._problems);
    }

    private void Split(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            if (name == "--reset" && value is null)
            {
                _options[name] = "true";
            }
            else if (!ValueOptions.Contains(name, StringComparer.Ordinal))
            {
                _problems.Add($"{name} is not an option. Known are: {string.Join(", ", ValueOptions)}, --reset.");
            }
            else if (value is not null || ++i < args.Count)
            {
                _options[name] = value ?? args[i];
            }
            else
            {
                _problems.Add($"{name} needs a value.");
            }
        }
    }

    private PortalSettings Build()
    {
        var inCluster = Variable("KUBERNETES_SERVICE_HOST") is not null;
        var listen = Address();
        var signIn = SignIn(listen);
        return new PortalSettings
        {
            Listen = listen,
            Port = Number("--port", "PORTAL_PORT", 8080, 0, 65535),
            MetricsPort = Variable("PORTAL_METRICS_PORT") is null ? null : Number("PORTAL_METRICS_PORT", "PORTAL_METRICS_PORT", 0, 0, 65535),
            TrustedProxies = TrustedProxies(),
            Database = Database(),
            Synonyms = Path.GetFullPath(Variable("PORTAL_SYNONYMS") ?? Path.Combine(Option("--data") ?? Variable("PORTAL_DATA") ?? ".portal", "synonyms.txt")),
            DataDirectory = Path.GetFullPath(Option("--data") ?? Variable("PORTAL_DATA") ?? ".portal"),
            Kubeconfigs = Kubeconfigs(),
            InCluster = inCluster,
            Pod = Pod(),
            Prometheus = Prometheus(),
            LinkCheck = LinkCheck(),
            DemoNodes = Number("--demo-nodes", null, 20, 1, 5000),
            DemoPodsPerNode = Number("--demo-pods-per-node", null, 10, 0, 500),
            Reset = Option("--reset") is not null,
            SignIn = signIn,
            Oidc = signIn == SignInMode.Oidc ? Oidc() : null,
            Grants = Grants(),
            NotifyWebhook = NotifyWebhook(),
        };
    }

    private IPAddress Address()
    {
        var text = Variable("PORTAL_LISTEN") ?? "127.0.0.1";
        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        _problems.Add($"PORTAL_LISTEN is '{text}', which is not an IP address. Use 127.0.0.1, or 0.0.0.0 for all addresses.");
        return IPAddress.Loopback;
    }

    private SignInMode SignIn(IPAddress listen)
    {
        switch (Variable("PORTAL_SIGN_IN"))
        {
            case "development" when IPAddress.IsLoopback(listen):
                return SignInMode.Development;
            case "development":
                _problems.Add($"PORTAL_SIGN_IN=development lets everybody be anybody and works on loopback only, but PORTAL_LISTEN is {listen}. Use PORTAL_SIGN_IN=oidc.");
                return SignInMode.Development;
            case "oidc":
                return SignInMode.Oidc;
            case null:
                _problems.Add("PORTAL_SIGN_IN is not set. Set it to oidc, or to development on your own machine (run.sh does that).");
                return SignInMode.Development;
            case var other:
                _problems.Add($"PORTAL_SIGN_IN is '{other}'. It must be oidc or development.");
                return SignInMode.Development;
        }
    }

    private ImmutableArray<IPNetwork> TrustedProxies()
    {
        var networks = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var entry in (Variable("PORTAL_TRUSTED_PROXIES") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (SourceAddresses.Parse(entry) is { PrefixLength: > 0 } network)
            {
                networks.Add(network);
            }
            else
            {
                _problems.Add($"PORTAL_TRUSTED_PROXIES holds '{entry}'. Each entry is an address or a network such as 10.1.0.0/16, and never everybody: whoever is trusted can write any source address into the audit log.");
            }
        }

        return networks.ToImmutable();
    }

    private LinkCheckMode LinkCheck()
    {
        switch (Variable("PORTAL_LINK_CHECK"))
        {
            case null or "off":
                return LinkCheckMode.Off;
            case "daily":
                return LinkCheckMode.Daily;
            case var other:
                _problems.Add($"PORTAL_LINK_CHECK is '{other}'. It must be off or daily.");
                return LinkCheckMode.Off;
        }
    }

    private OidcSettings? Oidc()
    {
        var authority = Variable("PORTAL_OIDC_AUTHORITY");
        var clientId = Variable("PORTAL_OIDC_CLIENT_ID");
        var secret = Variable("PORTAL_OIDC_CLIENT_SECRET");
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            _problems.Add($"PORTAL_OIDC_AUTHORITY is '{authority}'. It must be the https URL of the issuer.");
        }

        foreach (var (name, value) in new[] { ("PORTAL_OIDC_CLIENT_ID", clientId), ("PORTAL_OIDC_CLIENT_SECRET", secret) })
        {
            if (value is null)
            {
                _problems.Add($"{name} is not set. Register the portal with your identity provider and give what it says.");
            }
        }

        return uri is null || clientId is null || secret is null
            ? null
            : new OidcSettings(uri, clientId, secret, Variable("PORTAL_OIDC_ROLE_CLAIM") ?? "groups", Variable("PORTAL_OIDC_ROLE_PREFIX") ?? "portal-");
    }

    private ImmutableArray<GroupGrant> Grants()
    {
        if (Variable("PORTAL_GRANTS") is not { } file)
        {
            return [];
        }

        try
        {
            return GroupGrantReader.Read(File.ReadAllText(file), _problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _problems.Add($"PORTAL_GRANTS names {file}, which cannot be read. It must be a JSON file with a list of {{\"group\", \"role\", \"clusters\", \"namespaces\"}}.");
            return [];
        }
    }

    private Uri? NotifyWebhook()
    {
        if (Variable("PORTAL_NOTIFY_WEBHOOK") is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri!.UserInfo.Length == 0)
        {
            return uri;
        }

        // It may hold a token: it is not repeated.
        _problems.Add("PORTAL_NOTIFY_WEBHOOK must be an absolute http or https URL without a user name in it.");
        return null;
    }

    private string? Database()
    {
        if (Variable("PORTAL_DATABASE") is not { } text)
        {
            return null;
        }

        try
        {
            if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host))
            {
                _problems.Add("PORTAL_DATABASE names no Host. It must be a Npgsql connection string, such as Host=db;Database=portal;Username=portal;Password=…");
            }
        }
        catch (ArgumentException)
        {
            // The text may hold a password: it is not repeated.
            _problems.Add("PORTAL_DATABASE is not a Npgsql connection string, such as Host=db;Database=portal;Username=portal;Password=…");
        }

        return text;
    }

    private ImmutableArray<string> Kubeconfigs()
    {
        var (source, text) = Option("--kubeconfig") is { } option ? ("--kubeconfig", option) : ("KUBECONFIG", Variable("KUBECONFIG"));
        ImmutableArray<string> files = [.. (text ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(Path.GetFullPath)];
        foreach (var file in files.Where(static file => !File.Exists(file)))
        {
            _problems.Add($"{source} names {file}, and there is no such file. Correct the path, or leave it out to see the demo cluster.");
        }

        return files;
    }

    private (string Namespace, string Name, string Uid) Pod()
    {
        var pod = (Namespace: Variable("PORTAL_POD_NAMESPACE") ?? "", Name: Variable("PORTAL_POD_NAME") ?? "", Uid: Variable("PORTAL_POD_UID") ?? "");
        if (pod != ("", "", "") && (pod.Namespace.Length == 0 || pod.Name.Length == 0 || pod.Uid.Length == 0))
        {
            _problems.Add("PORTAL_POD_NAMESPACE, PORTAL_POD_NAME and PORTAL_POD_UID belong together: set all three from the downward API (metadata.namespace, metadata.name, metadata.uid), or none.");
        }

        return pod;
    }

    private ImmutableDictionary<string, Uri> Prometheus()
    {
        var result = ImmutableDictionary.CreateBuilder<string, Uri>(StringComparer.Ordinal);
        foreach (var entry in (Variable("PORTAL_PROMETHEUS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A base URL may hold '=' in its query, never before its scheme.
            var cut = entry.IndexOf('=', StringComparison.Ordinal);
            var (cluster, url) = cut > 0 && entry.IndexOf("://", StringComparison.Ordinal) > cut ? (entry[..cut], entry[(cut + 1)..]) : ("*", entry);
            if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            {
                result[cluster] = uri!;
            }
            else
            {
                _problems.Add($"PORTAL_PROMETHEUS holds '{entry}'. Each entry is an http(s) base URL, or cluster=url.");
            }
        }

        return result.ToImmutable();
    }

    private int Number(string option, string? variable, int standard, int least, int most)
    {
        var (source, text) = Option(option) is { } given ? (option, given) : (variable ?? option, variable is null ? null : Variable(variable));
        if (text is null)
        {
            return standard;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        _problems.Add($"{source} is '{text}'. It must be a whole number from {least} to {most}.");
        return standard;
    }

    private string? Option(string name) => _options.GetValueOrDefault(name);

    private string? Variable(string name) => _environment(name) is { Length: > 0 } value ? value : null;
}
