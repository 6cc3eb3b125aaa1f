using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Tokens;
using Portal.Core.Access;
using Portal.Web.Hosting.Settings;

namespace Portal.Web.Hosting.SignIn;

/// <summary>Registers how people sign in and that everything needs it unless it says otherwise.</summary>
public static class SignInServices
{
    /// <summary>Where the sign-in of a browser is thrown away, so that the next request makes a new one.</summary>
    public const string AgainPath = "/sign-in/again";

    private const string CookieOrBearer = "CookieOrBearer";

    /// <summary>For how long a sign-in holds, also for pages that stay open.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(10);

    /// <summary>Adds authentication and the rule that every endpoint needs a signed-in person who may read.</summary>
    public static IServiceCollection AddPortalSignIn(this IServiceCollection services, PortalSettings settings)
    {
        if (settings.Oidc is { } oidc)
        {
            AddOidc(services, oidc);
        }
        else
        {
            services.AddAuthentication(DevelopmentSignInHandler.SchemeName)
                .AddScheme<AuthenticationSchemeOptions, DevelopmentSignInHandler>(DevelopmentSignInHandler.SchemeName, null);
        }

        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalWriter>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorizationBuilder().SetFallbackPolicy(Reader()).SetDefaultPolicy(Reader());
        return services;
    }

    /// <summary>
    /// Maps <c>POST /sign-in/again</c> with the form field <c>returnUrl</c>: whoever was given a role since they signed in does not have to wait until the
    /// sign-in runs out. Foreign forms are refused by <see cref="Security.SameOriginOnly"/>.
    /// </summary>
    public static void MapSignInAgain(this IEndpointRouteBuilder app) =>
        app.MapPost(AgainPath, static async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.LocalRedirect(LocalPath.OrRoot(form["returnUrl"].ToString()));
        }).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static AuthorizationPolicy Reader() => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(static context =>
            context.User.Identity is { IsAuthenticated: true } && AccessPolicy.Decide(context.User.ToPortalUser(), PortalOperation.Read).IsAllowed)
        .Build();

    private static void AddOidc(IServiceCollection services, OidcSettings oidc) => services
        .AddAuthentication(options =>
        {
            options.DefaultScheme = CookieOrBearer;
            options.DefaultChallengeScheme = CookieOrBearer;
        })
        .AddPolicyScheme(CookieOrBearer, null, options =>
        {
            options.ForwardDefaultSelector = static context =>
                context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
                    ? JwtBearerDefaults.AuthenticationScheme
                    : CookieAuthenticationDefaults.AuthenticationScheme;

            // A program gets 401, a browser is sent to the provider.
            options.ForwardChallenge = OpenIdConnectDefaults.AuthenticationScheme;
        })
        .AddCookie(options =>
        {
            options.Cookie.Name = "__Host-portal";
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = Lifetime;
            options.SlidingExpiration = false;
        })
        .AddJwtBearer(options =>
        {
            options.Authority = oidc.Authority.ToString();
            options.Audience = oidc.ClientId;
            options.MapInboundClaims = false;
            options.TokenValidationParameters = Validation(oidc);
            options.Events = new JwtBearerEvents { OnTokenValidated = context => MapAsync(context.Principal, context.HttpContext) };
        })
        .AddOpenIdConnect(options =>
        {
            options.Authority = oidc.Authority.ToString();
            options.ClientId = oidc.ClientId;
            options.ClientSecret = oidc.ClientSecret;
            options.ResponseType = "code";
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.GetClaimsFromUserInfoEndpoint = false;
            options.SaveTokens = false;
            options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            options.TokenValidationParameters = Validation(oidc);
            options.Events = new OpenIdConnectEvents
            {
                OnTokenValidated = context => MapAsync(context.Principal, context.HttpContext),
                OnRedirectToIdentityProvider = static context =>
                {
                    if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
                    {
                        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                        context.HandleResponse();
                    }

                    return Task.CompletedTask;
                },
            };
        });

    private static TokenValidationParameters Validation(OidcSettings oidc) => new()
    {
        NameClaimType = "name",
        RoleClaimType = ClaimTypes.Role,
        ValidAudience = oidc.ClientId,
        ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = TimeSpan.FromMinutes(5),
    };

    private static Task MapAsync(ClaimsPrincipal? principal, HttpContext context)
    {
        var settings = context.RequestServices.GetRequiredService<PortalSettings>();
        if (principal?.Identity is ClaimsIdentity identity && settings.Oidc is { } oidc)
        {
            OidcRoles.Map(identity, oidc, settings.Grants, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        }

        return Task.CompletedTask;
    }
}
